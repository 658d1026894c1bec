import type { z } from 'zod';
import type { Ctx } from '#platform/context.ts';
import type { Page, pageQuery } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import type { Inbox } from '../contract.ts';
import { sendingTroubles } from '../outgoing/sending-health.ts';
import { toInbox, type InboxRow } from './inbox-row.ts';

/** The oldest first: their number is small, and the first one is the main one. */
export async function listInboxes(ctx: Ctx, query: z.output<typeof pageQuery>): Promise<Page<Inbox>> {
  const after = decodeCursor(query.cursor, timeCursor);
  const rows = await ctx.tx
    .selectFrom('inboxes')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .$if(after !== undefined, (all) =>
      all.where((eb) =>
        eb(eb.refTuple('createdAt', 'id'), '>', eb.tuple(after?.[0] ?? ctx.now, after?.[1] ?? '')),
      ),
    )
    .orderBy('createdAt')
    .orderBy('id')
    .limit(query.limit + 1)
    .execute();
  return pageOf(
    rows,
    query.limit,
    (row) => toInbox(row, ctx.platform.secrets, ctx.now),
    (row) => [row.createdAt.toISOString(), row.id],
  );
}

export async function getInboxRow(ctx: Ctx, inboxId: string): Promise<InboxRow> {
  const row = await ctx.tx
    .selectFrom('inboxes')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', inboxId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export async function getInbox(ctx: Ctx, inboxId: string): Promise<Inbox> {
  return toInbox(await getInboxRow(ctx, inboxId), ctx.platform.secrets, ctx.now);
}

/** What an operator must look at: channels that have fallen silent, and mails that could not be taken in. */
export async function channelHealthOf(ctx: Ctx) {
  const inboxes = await ctx.tx
    .selectFrom('inboxes')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', '=', 'active')
    .orderBy('name')
    .execute();
  const { waiting } = await ctx.tx
    .selectFrom('rawMessages')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('state', '=', 'quarantined')
    .executeTakeFirstOrThrow();
  const troubled = inboxes
    .map((row) => toInbox(row, ctx.platform.secrets, ctx.now))
    .filter(({ health }) => health.state === 'trouble')
    .map(({ id, name, health }) => ({ inboxId: id, name, health }));
  return { troubled, sending: await sendingTroubles(ctx), quarantined: waiting };
}
