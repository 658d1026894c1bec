import type { Ctx } from '#platform/context.ts';
import { quarterOf } from '../logic/barriers.ts';

/** The quarter it is now where the business is. */
export function quarterNow(ctx: Pick<Ctx, 'now'>, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(ctx.now);
  return quarterOf(day);
}

/** The first moment of the calendar month it is now, as a day. */
export function firstOfMonth(ctx: Pick<Ctx, 'now'>, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(ctx.now);
  return `${day.slice(0, 7)}-01`;
}
