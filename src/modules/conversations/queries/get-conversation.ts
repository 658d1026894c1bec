import { sql } from 'kysely';
import { z } from 'zod';
import { notFound } from '#platform/errors.ts';
import type { Conversation } from '../contract.ts';
import {
  allPromises,
  itemRows,
  promiseRows,
  toItem,
  visibleConversations,
  type Asker,
} from './conversation-items.ts';

const people = z.array(z.object({ name: z.string(), address: z.string(), customerId: z.uuid().nullable() }));

/** Somebody has said so for this customer, or for the whole house. */
const showsPictures = sql<boolean>`(k.shows_pictures or exists (
  select from workspaces w where w.id = c.workspace_id and w.settings -> 'showPictures' = 'true'::jsonb))`;

/** One conversation with its people, promises and inbox, in one statement. */
export async function getConversation(ctx: Asker, conversationId: string): Promise<Conversation> {
  const row = await itemRows(ctx)
    .leftJoin('inboxes as b', (join) =>
      join.onRef('b.workspaceId', '=', 'c.workspaceId').onRef('b.id', '=', 'c.inboxId'),
    )
    .select(['b.name as inboxName', 'b.address as inboxAddress', allPromises.as('promises')])
    .select(
      sql<unknown>`(
        select coalesce(json_agg(json_build_object('name', t.name, 'address', t.address, 'customerId', t.customer_id)
          order by t.since, t.address), '[]')
        from participants t where t.workspace_id = c.workspace_id and t.conversation_id = c.id)`.as(
        'participants',
      ),
    )
    .select(showsPictures.as('showsPictures'))
    .where('c.id', '=', conversationId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return {
    ...toItem(row),
    participants: people.parse(row.participants),
    promises: promiseRows.parse(row.promises),
    showsPictures: row.showsPictures,
    inbox:
      row.inboxId !== null && row.inboxName !== null && row.inboxAddress !== null
        ? { id: row.inboxId, name: row.inboxName, address: row.inboxAddress }
        : null,
  };
}

/** Refuses what the caller may not open, in the same words as what does not exist. */
export async function assertVisible(ctx: Asker, conversationId: string): Promise<void> {
  const row = await visibleConversations(ctx)
    .select('c.id')
    .where('c.id', '=', conversationId)
    .executeTakeFirst();
  if (!row) throw notFound();
}
