import {
  conversationAssigned,
  conversationStatusChanged,
  messageDelivery,
  messageQueued,
  messageReceived,
  messageWithdrawn,
} from '#modules/conversations/events.ts';
import { journeyStarted } from '#modules/journey/events.ts';
import { reaction, reactionToSeveral } from '#platform/events/events.ts';
import {
  fulfilClosing,
  handOver,
  lockClocks,
  readFulfilment,
  startClocks,
  voidClocks,
} from './commands/run-clocks.ts';
import { seedPromises } from './commands/seed-promises.ts';
import { lookLater } from './jobs.ts';
import { clocksStartedBy } from './logic/which-clocks.ts';

export const reactions = [
  reactionToSeveral('promises.start-clocks', messageReceived, async (ctx, events) => {
    const starts = events
      .map(({ id, payload }) => ({
        eventId: id,
        conversationId: payload.conversationId,
        kinds: clocksStartedBy(payload),
        startedAt: new Date(payload.at),
      }))
      .filter(({ kinds }) => kinds.length > 0);
    const conversationIds = [...new Set(starts.map(({ conversationId }) => conversationId))];
    await lockClocks(ctx, conversationIds);
    const started = await startClocks(ctx, starts);
    await lookLater(ctx, [...started, ...(await readFulfilment(ctx, conversationIds))]);
  }),
  reaction('promises.on-reply', messageQueued, async (ctx, { payload }) => {
    await lockClocks(ctx, [payload.conversationId]);
    await lookLater(ctx, await readFulfilment(ctx, [payload.conversationId]));
  }),
  reaction('promises.on-reply-withdrawn', messageWithdrawn, async (ctx, { payload }) => {
    await lockClocks(ctx, [payload.conversationId]);
    await lookLater(ctx, await readFulfilment(ctx, [payload.conversationId]));
  }),
  reaction('promises.on-reply-refused', messageDelivery, async (ctx, { payload }) => {
    if (payload.delivery !== 'rejected') return;
    await lockClocks(ctx, [payload.conversationId]);
    await lookLater(ctx, await readFulfilment(ctx, [payload.conversationId]));
  }),
  reaction('promises.on-status', conversationStatusChanged, async (ctx, { payload }) => {
    await lockClocks(ctx, [payload.conversationId]);
    if (payload.to === 'closed') await lookLater(ctx, await fulfilClosing(ctx, payload.conversationId));
    if (payload.to === 'spam') await voidClocks(ctx, payload.conversationId);
  }),
  reaction('promises.on-assignment', conversationAssigned, async (ctx, { payload }) => {
    await lockClocks(ctx, [payload.conversationId]);
    await handOver(ctx, payload.conversationId);
  }),
  reaction('promises.begin-with-the-journey', journeyStarted, (ctx, { payload }) =>
    seedPromises(ctx, { trade: payload.trade, elements: payload.elements }),
  ),
];
