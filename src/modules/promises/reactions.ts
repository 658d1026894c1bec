import {
  conversationAssigned,
  conversationStatusChanged,
  messageDelivery,
  messageQueued,
  messageReceived,
  messageWithdrawn,
} from '#modules/conversations/events.ts';
import { journeyStarted } from '#modules/journey/events.ts';
import { reaction } from '#platform/events/events.ts';
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
  reaction('promises.start-clocks', messageReceived, async (ctx, { payload }) => {
    const kinds = clocksStartedBy(payload);
    if (kinds.length === 0) return;
    const { conversationId } = payload;
    await lockClocks(ctx, conversationId);
    await lookLater(ctx, await startClocks(ctx, { conversationId, kinds, startedAt: new Date(payload.at) }));
    await lookLater(ctx, await readFulfilment(ctx, conversationId));
  }),
  reaction('promises.on-reply', messageQueued, async (ctx, { payload }) => {
    await lockClocks(ctx, payload.conversationId);
    await lookLater(ctx, await readFulfilment(ctx, payload.conversationId));
  }),
  reaction('promises.on-reply-withdrawn', messageWithdrawn, async (ctx, { payload }) => {
    await lockClocks(ctx, payload.conversationId);
    await lookLater(ctx, await readFulfilment(ctx, payload.conversationId));
  }),
  reaction('promises.on-reply-refused', messageDelivery, async (ctx, { payload }) => {
    if (payload.delivery !== 'rejected') return;
    await lockClocks(ctx, payload.conversationId);
    await lookLater(ctx, await readFulfilment(ctx, payload.conversationId));
  }),
  reaction('promises.on-status', conversationStatusChanged, async (ctx, { payload }) => {
    await lockClocks(ctx, payload.conversationId);
    if (payload.to === 'closed') await lookLater(ctx, await fulfilClosing(ctx, payload.conversationId));
    if (payload.to === 'spam') await voidClocks(ctx, payload.conversationId);
  }),
  reaction('promises.on-assignment', conversationAssigned, async (ctx, { payload }) => {
    await lockClocks(ctx, payload.conversationId);
    await handOver(ctx, payload.conversationId);
  }),
  reaction('promises.begin-with-the-journey', journeyStarted, (ctx, { payload }) =>
    seedPromises(ctx, { trade: payload.trade, elements: payload.elements }),
  ),
];
