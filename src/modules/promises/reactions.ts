import {
  conversationAssigned,
  conversationChanged,
  conversationStatusChanged,
  messageDelivery,
  messageQueued,
  messageReceived,
  messageWithdrawn,
} from '#modules/conversations/events.ts';
import { journeyStarted } from '#modules/journey/events.ts';
import { fixDenied, recoveryClosed } from '#modules/recovery/events.ts';
import type { Ctx } from '#platform/context.ts';
import { reaction, reactionToSeveral } from '#platform/events/events.ts';
import { unmovePromise } from './commands/change-made.ts';
import {
  endNextUpdate,
  reviveNextUpdate,
  startPlannedUpdate,
  unstateUpdate,
} from './commands/next-update.ts';
import { putRight } from './commands/put-right.ts';
import {
  followCustomer,
  fulfilClosing,
  handOver,
  lockClocks,
  readFulfilment,
  voidClocks,
} from './commands/run-clocks.ts';
import { seedPromises } from './commands/seed-promises.ts';
import { startClocks } from './commands/start-clocks.ts';
import { lookLater } from './jobs.ts';
import { clocksStartedBy } from './logic/which-clocks.ts';

export const reactions = [
  reactionToSeveral(
    'promises.start-clocks',
    messageReceived,
    async (ctx, events) => {
      const starts = events.map(({ id, payload }) => ({
        eventId: id,
        conversationId: payload.conversationId,
        kinds: clocksStartedBy(payload),
        startedAt: new Date(payload.at),
      }));
      const conversationIds = [...new Set(starts.map(({ conversationId }) => conversationId))];
      await lockClocks(ctx, conversationIds);
      const started = await startClocks(ctx, starts);
      await lookLater(ctx, [...started, ...(await readFulfilment(ctx, conversationIds))]);
    },
    { onlyIf: (payload) => clocksStartedBy(payload).length > 0 },
  ),
  reaction('promises.on-reply', messageQueued, async (ctx, { payload }) => {
    const { conversationId } = payload;
    await lockClocks(ctx, [conversationId]);
    await lookLater(ctx, await readFulfilment(ctx, [conversationId]));
    await lookLater(ctx, await startPlannedUpdate(ctx, conversationId));
  }),
  reaction('promises.on-reply-withdrawn', messageWithdrawn, (ctx, { payload }) => takeBack(ctx, payload)),
  reaction('promises.on-reply-refused', messageDelivery, (ctx, { payload }) => takeBack(ctx, payload), {
    onlyIf: ({ delivery }) => delivery === 'rejected',
  }),
  reaction('promises.on-status', conversationStatusChanged, async (ctx, { payload }) => {
    const { conversationId, from, to } = payload;
    await lockClocks(ctx, [conversationId]);
    // A reply that also closed or asked has kept what it could keep before anything ends.
    await lookLater(ctx, await readFulfilment(ctx, [conversationId]));
    if (to === 'closed') await lookLater(ctx, await fulfilClosing(ctx, conversationId));
    if (to === 'spam') await voidClocks(ctx, conversationId);
    await endNextUpdate(ctx, conversationId, to);
    if (from === 'closed' && payload.staffId !== null)
      await lookLater(ctx, await reviveNextUpdate(ctx, conversationId));
  }),
  reaction('promises.on-assignment', conversationAssigned, async (ctx, { payload }) => {
    await lockClocks(ctx, [payload.conversationId]);
    await handOver(ctx, payload.conversationId);
  }),
  reaction(
    'promises.on-other-customer',
    conversationChanged,
    async (ctx, { payload }) => {
      await lockClocks(ctx, [payload.conversationId]);
      await followCustomer(ctx, payload.conversationId);
    },
    { onlyIf: ({ fields }) => fields.includes('customerId') },
  ),
  reaction('promises.on-recovery-closed', recoveryClosed, async (ctx, { payload }) => {
    const { source, sourceId, outcome } = payload;
    if (source === 'missed-promise' && sourceId !== null && outcome === 'recovered')
      await putRight(ctx, { duePromiseId: sourceId, isPutRight: true });
  }),
  reaction('promises.on-fix-denied', fixDenied, async (ctx, { payload }) => {
    const { source, sourceId } = payload;
    if (source === 'missed-promise' && sourceId !== null)
      await putRight(ctx, { duePromiseId: sourceId, isPutRight: false });
  }),
  reaction('promises.begin-with-the-journey', journeyStarted, (ctx, { payload }) =>
    seedPromises(ctx, { trade: payload.trade, elements: payload.elements }),
  ),
];

/** What a message stated, moved and kept is taken back with it, in this order: two next updates never stand at once. */
async function takeBack(
  ctx: Ctx,
  { conversationId, messageId }: { conversationId: string; messageId: string },
): Promise<void> {
  await lockClocks(ctx, [conversationId]);
  await unstateUpdate(ctx, messageId);
  await unmovePromise(ctx, messageId);
  await lookLater(ctx, await readFulfilment(ctx, [conversationId]));
}
