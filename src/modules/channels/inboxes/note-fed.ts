import type { Ctx, Platform } from '#platform/context.ts';
import type { KnownInbox } from './known-inboxes.ts';

const everyMs = 60_000;
const noted = new WeakMap<Platform, Map<string, number>>();

/**
 * Writes down that mail reached inboxes that are fed, at most once a minute, since every mail touching one row would put
 * them all in a line. An inbox that fetches proves itself by fetching: mail that came another way says nothing about it.
 */
export async function noteFed(ctx: Ctx, inboxes: readonly KnownInbox[]): Promise<void> {
  const times = noted.get(ctx.platform) ?? new Map<string, number>();
  noted.set(ctx.platform, times);
  const now = ctx.now.getTime();
  const due = inboxes
    .filter((inbox) => !inbox.connection.imap && now - (times.get(inbox.id) ?? -Infinity) >= everyMs)
    .map(({ id }) => id);
  if (due.length === 0) return;
  await ctx.tx
    .updateTable('inboxes')
    .set({ lastSuccessAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where(
      'id',
      'in',
      [...new Set(due)].toSorted((a, b) => (a < b ? -1 : 1)),
    )
    .execute();
  for (const id of due) times.set(id, now);
}
