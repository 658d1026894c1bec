import { fixDenied, recoveryClosed } from '#modules/recovery/events.ts';
import { reaction } from '#platform/events/events.ts';
import { putRight } from './commands/put-right.ts';

export const reactions = [
  reaction('journey.on-recovery-closed', recoveryClosed, async (ctx, { payload }) => {
    const { source, sourceId, outcome } = payload;
    if (source === 'check' && sourceId !== null && outcome === 'recovered')
      await putRight(ctx, { checkId: sourceId, isPutRight: true });
  }),
  reaction('journey.on-fix-denied', fixDenied, async (ctx, { payload }) => {
    const { source, sourceId } = payload;
    if (source === 'check' && sourceId !== null)
      await putRight(ctx, { checkId: sourceId, isPutRight: false });
  }),
];
