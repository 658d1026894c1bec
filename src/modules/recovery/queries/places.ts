import type { Ctx } from '#platform/context.ts';
import { z } from 'zod';

type Reader = Pick<Ctx, 'tx' | 'workspaceId'>;

const tier = z.enum(['standard', 'premium', 'flagship']);

/** Whom it happened to, with the tier they are served at: their company's, where they belong to one that is higher. */
export async function findCustomer(ctx: Reader, customerId: string) {
  const row = await ctx.tx
    .selectFrom('customers as c')
    .leftJoin('customers as a', (join) =>
      join.onRef('a.workspaceId', '=', 'c.workspaceId').onRef('a.id', '=', 'c.companyId'),
    )
    .select(['c.id', 'c.tier', 'a.id as companyId', 'a.tier as companyTier'])
    .where('c.workspaceId', '=', ctx.workspaceId)
    .where('c.id', '=', customerId)
    .executeTakeFirst();
  if (!row) return undefined;
  const own = tier.parse(row.tier);
  const ofCompany = tier.parse(row.companyTier ?? 'standard');
  const tiers = tier.options;
  return {
    id: row.id,
    /** Who pays unless it is said otherwise: their company. */
    payerId: row.companyId ?? row.id,
    tier: tiers.indexOf(ofCompany) > tiers.indexOf(own) ? ofCompany : own,
  };
}

export function findPlace(ctx: Reader, conversationId: string) {
  return ctx.tx
    .selectFrom('conversations')
    .select(['customerId', 'assigneeId', 'teamId', 'channel'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', conversationId)
    .executeTakeFirst();
}

/** Whether a conversation is with this customer, or with somebody of this company; true where there is no such conversation. */
export async function isWith(
  ctx: Reader,
  { conversationId, customerId }: { conversationId: string; customerId: string },
): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('conversations as c')
    .innerJoin('customers as u', (join) =>
      join.onRef('u.workspaceId', '=', 'c.workspaceId').onRef('u.id', '=', 'c.customerId'),
    )
    .select(['u.id', 'u.companyId'])
    .where('c.workspaceId', '=', ctx.workspaceId)
    .where('c.id', '=', conversationId)
    .executeTakeFirst();
  return row === undefined || row.id === customerId || row.companyId === customerId;
}

/** Somebody who serves and is here: only they can own the putting-right of a failure. */
export async function canOwn(ctx: Reader, staffId: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('staff')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', staffId)
    .where('status', '=', 'active')
    .where('role', '!=', 'light')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Who leads where it happened: of the conversation's team whoever stands highest, else of the whole house. There is
 * always an active owner, so there is always somebody.
 */
export async function findLead(
  ctx: Reader,
  teamId: string | null,
  besides?: string,
): Promise<string | undefined> {
  let leads = ctx.tx
    .selectFrom('staff as s')
    .leftJoin('teamMembers as m', (join) =>
      join
        .onRef('m.workspaceId', '=', 's.workspaceId')
        .onRef('m.staffId', '=', 's.id')
        .on('m.teamId', '=', teamId),
    )
    .select('s.id')
    .where('s.workspaceId', '=', ctx.workspaceId)
    .where('s.status', '=', 'active')
    .where('s.role', 'in', ['owner', 'admin'])
    .orderBy('m.staffId', (order) => order.asc().nullsLast())
    .orderBy('s.createdAt')
    .orderBy('s.id')
    .limit(1);
  if (besides !== undefined) leads = leads.where('s.id', '!=', besides);
  return (await leads.executeTakeFirst())?.id;
}

/** Is this a message between us and the customer in that conversation? */
export function findMessageOf(
  ctx: Reader,
  { conversationId, messageId }: { conversationId: string; messageId: string },
) {
  return ctx.tx
    .selectFrom('messages')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversationId)
    .where('id', '=', messageId)
    .executeTakeFirst();
}
