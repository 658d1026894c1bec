import { handle } from '#platform/http/handle.ts';
import { partOf } from '#platform/http/paging.ts';
import { bringUpRule } from './commands/bring-up.ts';
import { attachWords, dismissWords } from './commands/customer-words.ts';
import { decideReview } from './commands/decide-review.ts';
import { logException } from './commands/exceptions.ts';
import { deleteRule } from './commands/delete-rule.ts';
import { flagRule } from './commands/flag-rule.ts';
import { holdToRule } from './commands/hold-to-rule.ts';
import { nominateRule } from './commands/nominate-rule.ts';
import { recordReadThrough } from './commands/read-through.ts';
import { recordDrill } from './commands/record-drill.ts';
import { seeToldFlags } from './commands/see-told.ts';
import { changeRule, createRule } from './commands/write-rule.ts';
import * as contract from './contract.ts';
import { listCustomerWords } from './queries/customer-words.ts';
import { drawDrill, listDrilledRules } from './queries/drills.ts';
import { listExceptions } from './queries/exceptions.ts';
import { listFlags } from './queries/flags.ts';
import { navigate } from './queries/navigator.ts';
import { listReadThroughs } from './queries/read-throughs.ts';
import { listReviews } from './queries/reviews.ts';
import { listToldFlags } from './queries/told-flags.ts';
import { listUsesOf } from './queries/uses.ts';
import { getVerdictOf, listVerdicts } from './queries/verdicts.ts';
import { yesFiguresOf } from './queries/yes-figures.ts';
import { assertRule, getRuleWithUses, listRules, listSuggestions } from './queries.ts';

export const endpoints = [
  handle(contract.listRules, async (ctx, { query }) => partOf(await listRules(ctx, query), query)),
  handle(contract.listRuleSuggestions, (ctx) => listSuggestions(ctx)),
  handle(contract.findRules, (ctx, { query }) => navigate(ctx, query)),
  handle(contract.listVerdicts, async (ctx) => ({
    data: [...(await listVerdicts(ctx)).values()],
    hasMore: false,
    nextCursor: null,
  })),
  handle(contract.drawDrill, (ctx) => drawDrill(ctx)),
  handle(contract.recordDrill, recordDrill),
  handle(contract.listDrilledRules, (ctx) => listDrilledRules(ctx)),
  handle(contract.nominateRule, nominateRule),
  handle(contract.getRule, (ctx, { params }) => getRuleWithUses(ctx, params.id)),
  handle(contract.createRule, createRule),
  handle(contract.changeRule, changeRule),
  handle(contract.deleteRule, deleteRule),
  handle(contract.listFlags, async (ctx, { params, query }) => {
    await assertRule(ctx, params.id);
    return listFlags(ctx, { ruleId: params.id, ...query });
  }),
  handle(contract.flagRule, (ctx, { params, input }) => flagRule(ctx, { ruleId: params.id, ...input })),
  handle(contract.getVerdict, (ctx, { params }) => getVerdictOf(ctx, params.id)),
  handle(contract.listExceptionsEndpoint, (ctx, { query }) => listExceptions(ctx, query)),
  handle(contract.logExceptionEndpoint, (ctx, { input }) => logException(ctx, input)),
  handle(contract.getYesFiguresEndpoint, (ctx, { query }) => yesFiguresOf(ctx, query)),
  handle(contract.openReview, (ctx, { params }) => bringUpRule(ctx, params.id)),
  handle(contract.listReadThroughs, async (ctx, { params }) => {
    await assertRule(ctx, params.id);
    return listReadThroughs(ctx, params.id);
  }),
  handle(contract.recordReadThrough, recordReadThrough),
  handle(contract.holdToRule, holdToRule),
  handle(contract.listReviews, (ctx, { query }) => listReviews(ctx, query)),
  handle(contract.decideReview, decideReview),
  handle(contract.listToldFlags, (ctx) => listToldFlags(ctx)),
  handle(contract.seeToldFlags, seeToldFlags),
  handle(contract.listUsesOf, (ctx, { query }) => listUsesOf(ctx, query)),
  handle(contract.listCustomerWords, (ctx, { query }) => listCustomerWords(ctx, query)),
  handle(contract.attachWords, attachWords),
  handle(contract.dismissWords, dismissWords),
];
