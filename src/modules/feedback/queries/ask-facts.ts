import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { Tx } from '#platform/db/database.ts';
import { settingsOf } from '#modules/workspace/index.ts';
import type { AskSettings, RestFacts } from '../logic/may-ask.ts';

/** The facts of `mayAsk`, as they stand now. Locks the customer, so two closings at once cannot both ask them. */
export async function lockAskFacts(ctx: Ctx, conversationId: string) {
  const conversation = await ctx.tx
    .selectFrom('conversations')
    .innerJoin('customers', (join) =>
      join
        .onRef('customers.workspaceId', '=', 'conversations.workspaceId')
        .onRef('customers.id', '=', 'conversations.customerId'),
    )
    .innerJoin('workspaces', 'workspaces.id', 'conversations.workspaceId')
    .select([
      'conversations.id',
      'conversations.customerId',
      'conversations.touchpointId',
      'conversations.teamId',
      'conversations.inboxId',
      'conversations.subject',
      'conversations.status',
      'conversations.closedAt',
      'conversations.language as conversationLanguage',
      'customers.name',
      'customers.language',
      'customers.declinesAsksAt',
      'workspaces.name as workspaceName',
      'workspaces.timeZone',
      'workspaces.locale',
      'workspaces.settings',
    ])
    .where('conversations.workspaceId', '=', ctx.workspaceId)
    .where('conversations.id', '=', conversationId)
    .forUpdate('customers')
    .executeTakeFirst();
  if (!conversation) return undefined;
  const [reply, automatic, ask, address] = [
    await findLastHumanReply(ctx.tx, ctx.workspaceId, conversationId),
    await lastWordWasAutomatic(ctx.tx, ctx.workspaceId, conversationId),
    await findLatestAsk(ctx.tx, ctx.workspaceId, conversation.customerId, conversationId),
    await findAddress(ctx.tx, ctx.workspaceId, conversation.customerId, conversationId),
  ];
  return {
    conversation,
    settings: askSettings(conversation),
    servedBy: reply,
    address,
    facts: {
      status: conversation.status,
      closedAt: conversation.closedAt,
      hasHumanReply: reply !== undefined,
      lastWordWasAutomatic: automatic,
      address,
      declinesAsks: conversation.declinesAsksAt !== null,
      askedInThisConversation: ask.inThisConversation,
      lastAskedAt: ask.lastAskedAt,
    },
  };
}

/** The facts of an ask that follows no conversation, under the same lock on the customer. */
export async function lockCustomerFacts(ctx: Ctx, customerId: string) {
  const customer = await ctx.tx
    .selectFrom('customers')
    .innerJoin('workspaces', 'workspaces.id', 'customers.workspaceId')
    .select([
      'customers.name',
      'customers.language',
      'customers.declinesAsksAt',
      'workspaces.name as workspaceName',
      'workspaces.locale',
      'workspaces.settings',
    ])
    .where('customers.workspaceId', '=', ctx.workspaceId)
    .where('customers.id', '=', customerId)
    .forUpdate('customers')
    .executeTakeFirst();
  if (!customer) return undefined;
  return { customer, settings: askSettings(customer), facts: await restFacts(ctx, customerId, customer) };
}

/** The same without the lock, for a screen that only shows the verdict. */
export async function findCustomerFacts(ctx: Ctx, customerId: string) {
  const customer = await ctx.tx
    .selectFrom('customers')
    .innerJoin('workspaces', 'workspaces.id', 'customers.workspaceId')
    .select(['customers.declinesAsksAt', 'workspaces.settings'])
    .where('customers.workspaceId', '=', ctx.workspaceId)
    .where('customers.id', '=', customerId)
    .executeTakeFirst();
  if (!customer) return undefined;
  return { settings: askSettings(customer), facts: await restFacts(ctx, customerId, customer) };
}

async function restFacts(
  ctx: Ctx,
  customerId: string,
  { declinesAsksAt }: { declinesAsksAt: Date | null },
): Promise<RestFacts> {
  const latest = await ctx.tx
    .selectFrom('asks')
    .select((eb) => eb.fn.max('sentAt').as('at'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('customerId', '=', customerId)
    .executeTakeFirstOrThrow();
  return {
    address: await findAddress(ctx.tx, ctx.workspaceId, customerId, null),
    declinesAsks: declinesAsksAt !== null,
    // The aggregate of a timestamp is one, or nothing where there is no ask; its type says any.
    lastAskedAt: latest.at as Date | null,
  };
}

/** How long to wait after a closing is read by its name from the settings; an hour when it is not set. */
function askSettings(workspace: { settings: unknown }): AskSettings {
  const settings = settingsOf(workspace);
  return { restDays: settings.askRestDays, delayMinutes: settings.askDelayMinutes };
}

/** Who looked after the customer: the person whose words went out last. */
async function findLastHumanReply(tx: Tx, workspaceId: string, conversationId: string) {
  return tx
    .selectFrom('messages')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.workspaceId', '=', 'messages.workspaceId')
        .onRef('staff.id', '=', 'messages.authorStaffId'),
    )
    .select(['staff.id', 'staff.name'])
    .where('messages.workspaceId', '=', workspaceId)
    .where('messages.conversationId', '=', conversationId)
    .where('messages.direction', '=', 'out')
    .where('messages.kind', '=', 'message')
    .where((eb) =>
      eb.or([
        eb('messages.delivery', 'is', null),
        eb('messages.delivery', 'not in', ['cancelled', 'rejected']),
      ]),
    )
    .orderBy('messages.sentAt', 'desc')
    .orderBy('messages.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Whether a mail came from a machine is said when it arrives and kept in that event. */
async function lastWordWasAutomatic(tx: Tx, workspaceId: string, conversationId: string): Promise<boolean> {
  const { rows } = await sql<{ automatic: boolean }>`
    select coalesce((e.payload ->> 'automatic')::boolean, false) as automatic
    from (
      select id, direction from messages
      where workspace_id = ${workspaceId} and conversation_id = ${conversationId} and kind = 'message'
      order by sent_at desc, id desc limit 1
    ) m
    join events e on e.workspace_id = ${workspaceId} and e.subject_id = ${conversationId}
      and e.type = 'message.received' and e.payload ->> 'messageId' = m.id::text
    where m.direction = 'in'
    limit 1`.execute(tx);
  return rows[0]?.automatic === true;
}

async function findLatestAsk(tx: Tx, workspaceId: string, customerId: string, conversationId: string) {
  const row = await tx
    .selectFrom('asks')
    .select((eb) => [
      eb.fn.max('sentAt').as('lastAskedAt'),
      sql<boolean>`coalesce(bool_or(conversation_id = ${conversationId}), false)`.as('inThisConversation'),
    ])
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .executeTakeFirstOrThrow();
  return { lastAskedAt: row.lastAskedAt as Date | null, inThisConversation: row.inThisConversation };
}

/** The address the customer wrote from in this conversation, or else their first one. */
async function findAddress(tx: Tx, workspaceId: string, customerId: string, conversationId: string | null) {
  const row = await tx
    .selectFrom('customerIdentities as identity')
    .select('identity.value')
    .where('identity.workspaceId', '=', workspaceId)
    .where('identity.customerId', '=', customerId)
    .where('identity.kind', '=', 'email')
    .orderBy(
      (eb) =>
        eb.exists(
          eb
            .selectFrom('participants')
            .select('participants.address')
            .where('participants.workspaceId', '=', workspaceId)
            .where('participants.conversationId', '=', conversationId)
            .whereRef('participants.address', '=', 'identity.value'),
        ),
      'desc',
    )
    .orderBy('identity.createdAt')
    .orderBy('identity.id')
    .limit(1)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** Core elements with how much is known of each lately, read from the daily counts. */
export async function listElementChoices(ctx: Ctx, sinceDay: string) {
  const rows = await ctx.tx
    .selectFrom('elements')
    .select((eb) => [
      'elements.id',
      'elements.name',
      'elements.checkWording',
      'elements.touchpointId',
      'elements.position',
      eb
        .selectFrom('evidenceTallies as tally')
        .select((inner) => inner.fn.coalesce(inner.fn.sum<number>('tally.n'), inner.lit(0)).as('n'))
        .where('tally.workspaceId', '=', ctx.workspaceId)
        .where('tally.subjectType', '=', 'workspace')
        .where('tally.subjectId', '=', ctx.workspaceId)
        .where('tally.day', '>=', sinceDay)
        .where('tally.pillar', '=', 'core')
        .whereRef('tally.elementId', '=', 'elements.id')
        .as('evidence'),
    ])
    .where('elements.workspaceId', '=', ctx.workspaceId)
    .where('elements.pillar', '=', 'core')
    .where('elements.status', '=', 'live')
    .orderBy('elements.position')
    .execute();
  return rows.map((row) => ({ ...row, evidence: row.evidence ?? 0 }));
}
