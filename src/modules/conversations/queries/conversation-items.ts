import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import { tier } from '#modules/customers/contract.ts';
import { conversationStatus, promiseClock, type ConversationItem } from '../contract.ts';

export type Asker = Pick<Ctx, 'tx' | 'workspaceId' | 'actor'>;

/**
 * The one place that says which conversations may be seen: list, counts, search, thread and attachments all begin
 * here, so that they cannot disagree. That is every conversation of the workspace for whoever holds the permission the
 * endpoints ask for, less the restricted ones, which the policy of the table hides from all but a few.
 */
export function visibleConversations(ctx: Asker) {
  return ctx.tx.selectFrom('conversations as c').where('c.workspaceId', '=', ctx.workspaceId);
}

const promiseColumns = sql`json_build_object('id', d.id, 'name', coalesce(nullif(d.words, ''), p.name), 'kind', d.kind,
  'startedAt', d.started_at, 'dueAt', d.due_at, 'outcome', d.outcome, 'fulfilledAt', d.fulfilled_at)`;

/** The promise to show: the open one due next, else the one decided last. */
const nextPromise = sql<unknown>`(
  select ${promiseColumns} from due_promises d
  left join promises p on p.workspace_id = d.workspace_id and p.id = d.promise_id
  where d.workspace_id = c.workspace_id and d.conversation_id = c.id and d.outcome <> 'void'
  order by (d.outcome = 'open' and d.fulfilled_at is null) desc,
    case when d.outcome = 'open' and d.fulfilled_at is null then d.due_at end, d.due_at desc
  limit 1)`;

export const allPromises = sql<unknown>`(
  select coalesce(json_agg(${promiseColumns} order by d.due_at, d.id), '[]') from due_promises d
  left join promises p on p.workspace_id = d.workspace_id and p.id = d.promise_id
  where d.workspace_id = c.workspace_id and d.conversation_id = c.id and d.outcome <> 'void')`;

const primaryAddress = sql<string | null>`(
  select i.value from customer_identities i
  where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id
  order by (i.kind = 'email') desc, i.created_at, i.id limit 1)`;

const hasEcho = sql<boolean>`exists (
  select from message_echoes m where m.workspace_id = c.workspace_id and m.conversation_id = c.id
    and m.level = 'high' and m.seen_at is null)`;

/** A conversation as lists show it: its customer, the promise that matters now, and whether the caller has a draft. */
export function itemRows(ctx: Asker) {
  return visibleConversations(ctx)
    .innerJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'c.workspaceId').onRef('k.id', '=', 'c.customerId'),
    )
    .selectAll('c')
    .select(['k.name as customerName', 'k.tier as customerTier'])
    .select([primaryAddress.as('customerAddress'), nextPromise.as('promise'), hasEcho.as('hasEcho')])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('drafts as w')
            .select('w.kind')
            .whereRef('w.workspaceId', '=', 'c.workspaceId')
            .whereRef('w.conversationId', '=', 'c.id')
            .where('w.staffId', '=', staffIdOf(ctx)),
        )
        .as('hasDraft'),
    );
}

export type ItemRow = Awaited<ReturnType<ReturnType<typeof itemRows>['executeTakeFirstOrThrow']>>;

const instantText = z.string().transform((value) => new Date(value).toISOString());
const promiseRow = z.object({
  ...promiseClock.shape,
  startedAt: instantText,
  dueAt: instantText,
  fulfilledAt: instantText.nullable(),
});
export const promiseRows = z.array(promiseRow);

export function toItem(row: ItemRow): ConversationItem {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    status: conversationStatus.parse(row.status),
    channel: z.enum(['email', 'chat', 'form', 'phone', 'api']).parse(row.channel),
    customer: {
      id: row.customerId,
      name: row.customerName,
      address: row.customerAddress,
      tier: tier.parse(row.customerTier),
    },
    assigneeId: row.assigneeId,
    teamId: row.teamId,
    inboxId: row.inboxId,
    touchpointId: row.touchpointId,
    language: row.language,
    tags: row.tags,
    messageCount: row.messageCount,
    lastMessageAt: row.lastMessageAt.toISOString(),
    lastMessageDirection: row.lastMessageDirection === 'out' ? 'out' : 'in',
    lastMessagePreview: row.lastMessagePreview,
    waitingSince: row.waitingSince?.toISOString() ?? null,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    promise: promiseRow.nullable().parse(row.promise),
    hasDraft: Boolean(row.hasDraft),
    isRestricted: row.isRestricted,
    effectiveSeverity: Number(row.effectiveSeverity),
    hasEcho: row.hasEcho,
  };
}
