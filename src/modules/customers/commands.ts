import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { emailOf } from '#platform/mail/address.ts';
import type { changeCustomer, createCustomer, Customer } from './contract.ts';
import { customerChanged, customerCreated } from './events.ts';
import { cleanName } from './logic.ts';
import { getCustomerById } from './queries.ts';

export async function addCustomer(ctx: Ctx, given: InputOf<typeof createCustomer>): Promise<Customer> {
  const { email, ...facts } = given;
  const address = email === undefined ? undefined : emailOf(email);
  if (email !== undefined && !address) throw addressInvalid();
  await assertCompany(ctx, { companyId: facts.companyId, customerId: undefined });
  const id = newId();
  await insertCustomer(ctx, id, columnsOf(ctx, facts));
  if (address && !(await claimAddress(ctx, { customerId: id, address })))
    throw new Refusal('address_taken', {
      kind: 'conflict',
      fields: [{ path: 'email', message: 'address_taken' }],
    });
  announce(ctx, customerCreated, { customerId: id });
  return getCustomerById(ctx, id);
}

export async function editCustomer(
  ctx: Ctx,
  customerId: string,
  change: InputOf<typeof changeCustomer>,
): Promise<Customer> {
  await assertCompany(ctx, { companyId: change.companyId, customerId });
  await assertExternalId(ctx, { externalId: change.externalId, customerId });
  const changed = await ctx.tx
    .updateTable('customers')
    .set({ ...columnsOf(ctx, change), updatedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', customerId)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) throw notFound();
  announce(ctx, customerChanged, { customerId });
  return getCustomerById(ctx, customerId);
}

export interface KnownBy {
  address: string;
  name: string;
  language?: string | undefined;
}

/**
 * The customer who writes from this address, made on the first mail. Two mails of a stranger that arrive at the same
 * moment lead to one customer: the unique address decides, and the one who loses takes back the customer it had begun.
 */
export async function findOrCreateCustomerByAddress(
  ctx: Ctx,
  given: KnownBy,
): Promise<{ customerId: string; isNew: boolean }> {
  const address = emailOf(given.address);
  if (!address) throw addressInvalid();
  const known = await findByAddress(ctx, address);
  if (known) return { customerId: known, isNew: false };
  const id = newId();
  await insertCustomer(ctx, id, { name: cleanName(given.name), language: given.language ?? null });
  if (await claimAddress(ctx, { customerId: id, address })) {
    announce(ctx, customerCreated, { customerId: id });
    return { customerId: id, isNew: true };
  }
  await ctx.tx
    .deleteFrom('customers')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute();
  const winner = await findByAddress(ctx, address);
  if (!winner)
    throw new Error('An address was taken and is now nobody’s; its customer must have been deleted');
  return { customerId: winner, isNew: false };
}

/** Keeps the list in the order of the last word; an older mail that arrives late does not move anybody down. */
export async function touchLastConversation(
  ctx: Ctx,
  { customerId, at }: { customerId: string; at: Date },
): Promise<void> {
  await ctx.tx
    .updateTable('customers')
    .set({ lastConversationAt: at })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', customerId)
    .where((eb) => eb.or([eb('lastConversationAt', 'is', null), eb('lastConversationAt', '<', at)]))
    .execute();
}

/** A customer said "do not ask me", on a page of theirs: the first time counts. */
export async function declineAsks(ctx: Ctx, { customerId }: { customerId: string }): Promise<void> {
  await ctx.tx
    .updateTable('customers')
    .set({ declinesAsksAt: ctx.now, updatedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', customerId)
    .where('declinesAsksAt', 'is', null)
    .execute();
  announce(ctx, customerChanged, { customerId });
}

interface CustomerFacts {
  name?: string | undefined;
  tier?: Customer['tier'] | undefined;
  kind?: Customer['kind'] | undefined;
  companyId?: string | null | undefined;
  yearlyValueMinor?: number | null | undefined;
  language?: string | null;
  note?: string | undefined;
  externalId?: string | null | undefined;
  declinesAsksAt?: Date | null;
}

function columnsOf(ctx: Ctx, facts: InputOf<typeof changeCustomer>): CustomerFacts {
  const { declinesAsks, ...rest } = facts;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  if (declinesAsks === undefined) return given;
  return { ...given, declinesAsksAt: declinesAsks ? ctx.now : null };
}

async function insertCustomer(ctx: Ctx, id: string, facts: CustomerFacts): Promise<void> {
  const { externalId } = facts;
  await assertExternalId(ctx, { externalId, customerId: id });
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  await ctx.tx
    .insertInto('customers')
    .values({ workspaceId: ctx.workspaceId, id, createdAt: ctx.now, updatedAt: ctx.now, ...known })
    .execute();
}

/** False when somebody else has the address. The row waits for a competing transaction to end before it answers. */
async function claimAddress(
  ctx: Ctx,
  { customerId, address }: { customerId: string; address: string },
): Promise<boolean> {
  const claimed = await ctx.tx
    .insertInto('customerIdentities')
    .values({
      workspaceId: ctx.workspaceId,
      id: newId(),
      customerId,
      kind: 'email',
      value: address,
      createdAt: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'kind', 'value']).doNothing())
    .executeTakeFirst();
  return claimed.numInsertedOrUpdatedRows === 1n;
}

async function findByAddress(ctx: Ctx, address: string): Promise<string | undefined> {
  const row = await ctx.tx
    .selectFrom('customerIdentities')
    .select('customerId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('kind', '=', 'email')
    .where('value', '=', address)
    .executeTakeFirst();
  return row?.customerId;
}

async function assertCompany(
  ctx: Ctx,
  { companyId, customerId }: { companyId: string | null | undefined; customerId: string | undefined },
): Promise<void> {
  if (!companyId) return;
  const company = await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', companyId)
    .where('kind', '=', 'company')
    .executeTakeFirst();
  if (company && company.id !== customerId) return;
  throw new Refusal('company_unknown', {
    kind: 'invalid',
    fields: [{ path: 'companyId', message: 'company_unknown' }],
  });
}

async function assertExternalId(
  ctx: Ctx,
  { externalId, customerId }: { externalId: string | null | undefined; customerId: string },
): Promise<void> {
  if (!externalId) return;
  const taken = await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('externalId', '=', externalId)
    .where('id', '<>', customerId)
    .executeTakeFirst();
  if (taken) throw new Refusal('external_id_taken', { kind: 'conflict' });
}

function addressInvalid(): Refusal {
  return new Refusal('address_invalid', {
    kind: 'invalid',
    fields: [{ path: 'email', message: 'address_invalid' }],
  });
}
