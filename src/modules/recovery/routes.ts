import { handle } from '#platform/http/handle.ts';
import { chooseOption } from './commands/choose-option.ts';
import { changeRecovery } from './commands/change-recovery.ts';
import { offerOptions } from './commands/offer-options.ts';
import { openRecovery } from './commands/open-recovery.ts';
import { changeFailure, recordFailureByHand } from './commands/record-failure.ts';
import { dropSurprise, planSurprise } from './commands/surprises.ts';
import { takeStep } from './commands/take-step.ts';
import * as contract from './contract.ts';
import { getFailure, listFailures } from './queries/failures.ts';
import { listRecoveries } from './queries/recoveries.ts';
import { getRecovery } from './queries/recovery.ts';
import { suggestionsFor } from './queries/suggestions.ts';
import { spotlightEndpoints } from './routes/spotlight.ts';

export const endpoints = [
  handle(contract.listFailuresEndpoint, (ctx, { query }) => listFailures(ctx, query)),
  handle(contract.recordFailureEndpoint, (ctx, { input }) => recordFailureByHand(ctx, input)),
  handle(contract.getFailureEndpoint, (ctx, { params }) => getFailure(ctx, params.id)),
  handle(contract.changeFailureEndpoint, (ctx, { params, input }) => changeFailure(ctx, params.id, input)),
  handle(contract.listRecoveriesEndpoint, (ctx, { query }) => listRecoveries(ctx, query)),
  handle(contract.openRecoveryEndpoint, (ctx, { input }) => openRecovery(ctx, input)),
  handle(contract.getRecoveryEndpoint, (ctx, { params }) => getRecovery(ctx, params.id)),
  handle(contract.changeRecoveryEndpoint, (ctx, { params, input }) => changeRecovery(ctx, params.id, input)),
  handle(contract.takeStepEndpoint, (ctx, { params, input }) => takeStep(ctx, params.id, input)),
  handle(contract.suggestOptionsEndpoint, (ctx, { params }) => suggestionsFor(ctx, params.id)),
  handle(contract.offerOptionsEndpoint, (ctx, { params, input }) => offerOptions(ctx, params.id, input)),
  handle(contract.chooseOptionEndpoint, async (ctx, { params, input }) => {
    await chooseOption(ctx, params.id, input);
    return getRecovery(ctx, params.id);
  }),
  handle(contract.planSurpriseEndpoint, (ctx, { params, input }) => planSurprise(ctx, params.id, input)),
  handle(contract.dropSurpriseEndpoint, (ctx, { params }) => dropSurprise(ctx, params)),
  ...spotlightEndpoints,
];
