import type { Ctx } from '#platform/context.ts';
import { dayIn } from '#platform/days.ts';
import { quarterOf } from '../logic/barriers.ts';

/** The quarter it is now where the business is. */
export function quarterNow(ctx: Pick<Ctx, 'now'>, timeZone: string): string {
  return quarterOf(dayIn(timeZone, ctx.now));
}

/** The first moment of the calendar month it is now, as a day. */
export function firstOfMonth(ctx: Pick<Ctx, 'now'>, timeZone: string): string {
  return `${dayIn(timeZone, ctx.now).slice(0, 7)}-01`;
}
