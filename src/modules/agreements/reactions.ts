import { tradeOffChosen } from '#modules/extras/events.ts';
import { reaction } from '#platform/events/events.ts';
import { takeTradeOff } from './commands/take-trade-off.ts';

export const reactions = [
  reaction('agreements.take-trade-off', tradeOffChosen, (ctx, { payload }) => takeTradeOff(ctx, payload)),
];
