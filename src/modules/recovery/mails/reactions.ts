import { reaction } from '#platform/events/events.ts';
import {
  optionChosen,
  optionsOffered,
  recoveryChanged,
  recoveryClosed,
  recoveryHandedOver,
  recoveryOpened,
  stepTaken,
} from '../events.ts';
import { findStandingStep } from '../queries/customer-side.ts';
import { mailAbout } from './mail-about.ts';

const onOpened = reaction('recovery.tell-opened', recoveryOpened, (ctx, { payload: { recoveryId } }) =>
  mailAbout(ctx, { recoveryId, kind: 'opened', aboutId: recoveryId, to: 'both' }),
);

/** Whoever turns out to pay, or to have been served, hears of it from the start too; who has heard hears no second time. */
const onChanged = reaction('recovery.tell-newcomers', recoveryChanged, async (ctx, { payload }) => {
  const { recoveryId } = payload;
  if ((await findStandingStep(ctx, { recoveryId, step: 'closed' })) !== undefined) return;
  await mailAbout(ctx, { recoveryId, kind: 'opened', aboutId: recoveryId, to: 'both' });
});

const onHandedOver = reaction('recovery.tell-handed-over', recoveryHandedOver, (ctx, { id, payload }) =>
  mailAbout(ctx, { recoveryId: payload.recoveryId, kind: 'handed-over', aboutId: id, to: 'both' }),
);

/** Whoever was served is asked whether it is fixed; whoever only pays is told once that is so. */
const onStepTaken = reaction('recovery.tell-step', stepTaken, async (ctx, { payload }) => {
  const { recoveryId, step } = payload;
  if (step === 'last-touch') return askToRate(ctx, recoveryId);
  if (step !== 'fixed' && step !== 'fix-confirmed') return;
  const fixed = await findStandingStep(ctx, { recoveryId, step: 'fixed' });
  if (fixed === undefined) return;
  if (step === 'fix-confirmed')
    return mailAbout(ctx, { recoveryId, kind: 'fixed', aboutId: fixed, to: 'pays' });
  if ((await findStandingStep(ctx, { recoveryId, step: 'fix-confirmed' })) !== undefined) return;
  await mailAbout(ctx, { recoveryId, kind: 'fixed', aboutId: fixed, to: 'decides' });
});

const onOffered = reaction('recovery.tell-options', optionsOffered, async (ctx, { payload }) => {
  const { recoveryId, optionIds, send } = payload;
  if (!send) return;
  await mailAbout(ctx, { recoveryId, kind: 'options', aboutId: optionIds[0] ?? recoveryId, to: 'decides' });
});

const onChosen = reaction('recovery.tell-chosen', optionChosen, (ctx, { payload }) =>
  mailAbout(ctx, { recoveryId: payload.recoveryId, kind: 'chosen', aboutId: payload.optionId, to: 'both' }),
);

const onClosed = reaction('recovery.ask-to-rate', recoveryClosed, (ctx, { payload }) =>
  askToRate(ctx, payload.recoveryId),
);

/** Once per putting-right; no rest between surveys holds it back, since they are in the middle of it. */
async function askToRate(ctx: Parameters<typeof mailAbout>[0], recoveryId: string): Promise<void> {
  const rated = await findStandingStep(ctx, { recoveryId, step: 'rated' });
  if (rated !== undefined) return;
  await mailAbout(ctx, { recoveryId, kind: 'rate', aboutId: recoveryId, to: 'decides' });
}

/** What the customers hear by mail of what happens in a putting-right. */
export const mailReactions = [onOpened, onChanged, onHandedOver, onStepTaken, onOffered, onChosen, onClosed];
