import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { sendTogether, type Statement } from '#platform/db/pipelined.ts';
import type { InputOf } from '#platform/contract.ts';
import { insertRows } from '#platform/db/rows.ts';
import { invalid, notFound, Refusal } from '#platform/errors.ts';
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

export interface KnownCustomer {
  customerId: string;
  isNew: boolean;
}

/** The customer who writes from this address, made on the first mail. */
export async function findOrCreateCustomerByAddress(ctx: Ctx, given: KnownBy): Promise<KnownCustomer> {
  const [customer] = await findOrCreateCustomersByAddress(ctx, [given]);
  if (!customer) throw new Error('One address leads to one customer');
  return customer;
}

/**
 * The customers who write from these addresses, in their order. Two mails of a stranger lead to one customer, in one
 * batch or at the same moment in two: the unique address decides, and whoever loses takes back the customer it had
 * begun.
 */
export async function findOrCreateCustomersByAddress(
  ctx: Ctx,
  given: readonly KnownBy[],
): Promise<KnownCustomer[]> {
  const addresses = given.map(({ address }) => {
    const known = emailOf(address);
    if (!known) throw addressInvalid();
    return known;
  });
  const known = await findByAddresses(ctx, [...new Set(addresses)]);
  const strangers = new Map<string, KnownBy>();
  for (const [index, address] of addresses.entries()) {
    const person = given[index];
    if (person && !known.has(address) && !strangers.has(address)) strangers.set(address, person);
  }
  const created = await createCustomers(ctx, strangers);
  const lost = [...strangers.keys()].filter((address) => !created.has(address));
  const winners = await findByAddresses(ctx, lost);
  return addresses.map((address) => {
    const customerId = created.get(address) ?? known.get(address) ?? winners.get(address);
    if (!customerId)
      throw new Error('An address was taken and is now nobody’s; its customer must have been deleted');
    return { customerId, isNew: created.has(address) };
  });
}

/** Answers whose address was still free when it was claimed. */
async function createCustomers(
  ctx: Ctx,
  strangers: ReadonlyMap<string, KnownBy>,
): Promise<Map<string, string>> {
  if (strangers.size === 0) return new Map();
  // In one order, so that two who claim the same addresses never wait for each other in a ring.
  const begun = [...strangers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([address, { name, language }]) => ({ address, id: newId(), name: cleanName(name), language }));
  const { workspaceId, now } = ctx;
  await insertRows(
    'customers',
    begun.map(({ id, name, language }) => ({
      workspaceId,
      id,
      name,
      kind: 'contact',
      language: language ?? null,
      createdAt: now,
      updatedAt: now,
    })),
  ).execute(ctx.tx);
  const identities = begun.map(({ id, address }) => ({
    workspaceId,
    id: newId(),
    customerId: id,
    kind: 'email',
    value: address,
    createdAt: now,
  }));
  const { rows } = await sql<{ customerId: string; value: string }>`
    ${insertRows('customerIdentities', identities)}
    on conflict (workspace_id, kind, value) do nothing returning customer_id, value`.execute(ctx.tx);
  for (const { customerId } of rows) announce(ctx, customerCreated, { customerId });
  const claimed = new Map(rows.map(({ value, customerId }) => [value, customerId]));
  const lost = begun.filter(({ address }) => !claimed.has(address)).map(({ id }) => id);
  if (lost.length > 0)
    await ctx.tx
      .deleteFrom('customers')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', 'in', lost)
      .execute();
  return claimed;
}

export function touchLastConversation(ctx: Ctx, talk: { customerId: string; at: Date }): Promise<void> {
  return sendTogether(ctx.tx, touchingCustomers(ctx, [talk]));
}

/** Keeps the list in the order of the last word; an older mail that arrives late does not move anybody down. */
export function touchingCustomers(
  ctx: Pick<Ctx, 'workspaceId'>,
  talks: readonly { customerId: string; at: Date }[],
): Statement[] {
  if (talks.length === 0) return [];
  const latest = new Map<string, Date>();
  for (const { customerId, at } of talks)
    if (at > (latest.get(customerId) ?? new Date(0))) latest.set(customerId, at);
  // Arrays tell the planner how many rows to expect, so it goes by the key even where the table is small.
  const statement = sql`
    update customers c set last_conversation_at = d.at
    from (
      select k.id, given.at from unnest(${[...latest.keys()]}::uuid[], ${[...latest.values()]}::timestamptz[]) as given (id, at)
      join customers k on k.workspace_id = ${ctx.workspaceId}::uuid and k.id = given.id
      order by k.id for no key update of k
    ) d
    where c.workspace_id = ${ctx.workspaceId}::uuid and c.id = d.id
      and (c.last_conversation_at is null or c.last_conversation_at < d.at)`;
  return [statement];
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

async function findByAddresses(ctx: Ctx, addresses: readonly string[]): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map();
  const rows = await ctx.tx
    .selectFrom('customerIdentities')
    .select(['value', 'customerId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('kind', '=', 'email')
    .where('value', 'in', addresses)
    .execute();
  return new Map(rows.map(({ value, customerId }) => [value, customerId]));
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
  throw invalid('company_unknown', 'companyId');
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
  return invalid('address_invalid', 'email');
}
