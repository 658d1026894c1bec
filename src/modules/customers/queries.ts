import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '#platform/context.ts';
import type { OutputOf, Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf } from '#platform/http/paging.ts';
import {
  customer as customerShape,
  type Customer,
  type customerBrief,
  type customerPanel,
  type listCustomers,
} from './contract.ts';
import { searchPattern, shownName } from './logic.ts';

type Reader = Pick<Ctx, 'tx' | 'workspaceId'>;
export type CustomerBrief = z.infer<typeof customerBrief>;

/** Those who never wrote come last; for them the cursor carries null instead of an instant. */
const listCursor = z.tuple([z.iso.datetime().nullable(), z.uuid()]);

/** Searching answers the best two hundred by last conversation and has no further page: more words help more. */
const mostFound = 200;

export async function listOfCustomers(
  ctx: Reader,
  query: QueryOf<typeof listCustomers>,
): Promise<Page<Customer>> {
  const after = decodeCursor(query.cursor, listCursor);
  let rows = customerRows(ctx)
    .orderBy('customers.lastConversationAt', (order) => order.desc().nullsLast())
    .orderBy('customers.id', 'desc')
    .limit(query.limit + 1);
  if (query.companyId) rows = rows.where('customers.companyId', '=', query.companyId);
  const words = searchPattern(query.search ?? '');
  if (words !== '')
    rows = rows.where(
      'customers.id',
      'in',
      sql<string>`(select search_customers(${words}, ${mostFound}::integer))`,
    );
  if (after) rows = rows.where(isAfter(after));
  return pageOf(await rows.execute(), query.limit, toCustomer, (row) => [
    row.lastConversationAt?.toISOString() ?? null,
    row.id,
  ]);
}

/** Keyset condition for "newest first, nulls last": a plain row comparison would lose the rows with null. */
function isAfter([at, id]: z.output<typeof listCursor>) {
  if (at === null) return sql<boolean>`customers.last_conversation_at is null and customers.id < ${id}::uuid`;
  return sql<boolean>`((customers.last_conversation_at, customers.id) < (${at}::timestamptz, ${id}::uuid) or customers.last_conversation_at is null)`;
}

export async function findCustomer(ctx: Reader, customerId: string): Promise<Customer | undefined> {
  const row = await customerRows(ctx).where('customers.id', '=', customerId).executeTakeFirst();
  return row && toCustomer(row);
}

export async function getCustomerById(ctx: Reader, customerId: string): Promise<Customer> {
  const found = await findCustomer(ctx, customerId);
  if (!found) throw notFound();
  return found;
}

export async function isCustomer(ctx: Reader, customerId: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', customerId)
    .executeTakeFirst();
  return row !== undefined;
}

/** What this customer is worth to us in a year: their own figure, else that of the company they belong to. */
export async function yearlyValueOf(ctx: Reader, customerId: string): Promise<number | null> {
  const row = await ctx.tx
    .selectFrom('customers as c')
    .leftJoin('customers as company', (join) =>
      join.onRef('company.workspaceId', '=', 'c.workspaceId').onRef('company.id', '=', 'c.companyId'),
    )
    .select((eb) => eb.fn.coalesce('c.yearlyValueMinor', 'company.yearlyValueMinor').as('yearlyValueMinor'))
    .where('c.workspaceId', '=', ctx.workspaceId)
    .where('c.id', '=', customerId)
    .executeTakeFirst();
  return row?.yearlyValueMinor ?? null;
}

/** Evidence older than this says little about how things stand between us now. */
const panelDays = 365;

export async function panelOf(
  ctx: Reader & Pick<Ctx, 'now'>,
  customerId: string,
): Promise<OutputOf<typeof customerPanel>> {
  const customer = await getCustomerById(ctx, customerId);
  const since = new Date(ctx.now.getTime() - panelDays * 86_400_000);
  const conversations = await ctx.tx
    .selectFrom('conversations')
    .select(['id', 'number', 'subject', 'status', 'lastMessageAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('customerId', '=', customerId)
    .orderBy('lastMessageAt', 'desc')
    .orderBy('id', 'desc')
    .limit(10)
    .execute();
  const outcomes = await ctx.tx
    .selectFrom('duePromises')
    .select((eb) => ['outcome', eb.fn.countAll<number>().as('n')])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('customerId', '=', customerId)
    .where('dueAt', '>=', since)
    .where('outcome', 'in', ['kept', 'recovered', 'missed'])
    .groupBy('outcome')
    .execute();
  const count = (outcome: string) => outcomes.find((row) => row.outcome === outcome)?.n ?? 0;
  return {
    customer,
    conversations: conversations.map((row) => ({ ...row, lastMessageAt: row.lastMessageAt.toISOString() })),
    promisesKept: {
      kept: count('kept'),
      recovered: count('recovered'),
      missed: count('missed'),
      since: since.toISOString(),
    },
  };
}

function customerRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('customers')
    .leftJoin('customers as companies', (join) =>
      join
        .onRef('companies.workspaceId', '=', 'customers.workspaceId')
        .onRef('companies.id', '=', 'customers.companyId'),
    )
    .where('customers.workspaceId', '=', ctx.workspaceId)
    .select((eb) => [
      'customers.id',
      'customers.kind',
      'customers.name',
      'customers.tier',
      'customers.yearlyValueMinor',
      'customers.language',
      'customers.note',
      'customers.externalId',
      'customers.declinesAsksAt',
      'customers.showsPictures',
      'customers.lastConversationAt',
      'customers.createdAt',
      'companies.id as companyId',
      'companies.name as companyName',
      eb
        .selectFrom('customerIdentities')
        .whereRef('customerIdentities.workspaceId', '=', 'customers.workspaceId')
        .whereRef('customerIdentities.customerId', '=', 'customers.id')
        .select(
          sql<unknown>`coalesce(json_agg(json_build_object('kind', customer_identities.kind, 'value', customer_identities.value) order by customer_identities.kind, customer_identities.created_at, customer_identities.id), '[]')`.as(
            'list',
          ),
        )
        .as('addresses'),
    ]);
}

function toBrief(row: { id: string; name: string; tier: string; address: string | null }): CustomerBrief {
  return {
    id: row.id,
    name: shownName(row),
    address: row.address,
    tier: customerShape.shape.tier.parse(row.tier),
  };
}

interface CustomerRow {
  id: string;
  kind: string;
  name: string;
  tier: string;
  yearlyValueMinor: number | null;
  language: string | null;
  note: string;
  externalId: string | null;
  declinesAsksAt: Date | null;
  showsPictures: boolean;
  lastConversationAt: Date | null;
  createdAt: Date;
  companyId: string | null;
  companyName: string | null;
  addresses: unknown;
}

function toCustomer(row: CustomerRow): Customer {
  const addresses = customerShape.shape.addresses.parse(row.addresses);
  const address = addresses.find((entry) => entry.kind === 'email')?.value ?? null;
  return {
    ...toBrief({ ...row, address }),
    kind: customerShape.shape.kind.parse(row.kind),
    company: row.companyId === null ? null : { id: row.companyId, name: row.companyName ?? '' },
    addresses,
    yearlyValueMinor: row.yearlyValueMinor,
    language: row.language,
    note: row.note,
    externalId: row.externalId,
    declinesAsks: row.declinesAsksAt !== null,
    showsPictures: row.showsPictures,
    lastConversationAt: row.lastConversationAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
