import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '#platform/context.ts';
import type { OutputOf, Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import {
  rankedItem,
  type getCheck as getEndpoint,
  type listChecks as listEndpoint,
  type SamePageCheck,
} from '../contract/checks.ts';
import { samePage } from '../logic/same-page.ts';
import { addressOf, briefOf } from './customers.ts';

const rankings = z.array(
  z.object({
    side: z.enum(['us', 'them']),
    items: z.array(rankedItem),
    name: z.string(),
    at: z.string().transform((text) => new Date(text).toISOString()),
  }),
);

function checkRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('samePageChecks as c')
    .innerJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'c.workspaceId').onRef('k.id', '=', 'c.customerId'),
    )
    .select(['c.id', 'c.customerId', 'c.openedAt', 'c.bothInAt', 'k.name as customerName'])
    .select('k.tier as customerTier')
    .select(addressOf('k.id').as('customerAddress'))
    .select(
      sql<unknown>`(select coalesce(json_agg(json_build_object('side', r.side, 'items', r.items, 'name', r.name, 'at', r.at)), '[]')
        from same_page_rankings r where r.workspace_id = c.workspace_id and r.check_id = c.id)`.as(
        'rankings',
      ),
    )
    .where('c.workspaceId', '=', ctx.workspaceId);
}

type CheckRow = Awaited<ReturnType<ReturnType<typeof checkRows>['executeTakeFirstOrThrow']>>;

/** Before both lists are in, nobody is given either, whoever asks and however. */
function toCheck(row: CheckRow): SamePageCheck {
  const lists = rankings.parse(row.rankings);
  const us = lists.find(({ side }) => side === 'us');
  const them = lists.find(({ side }) => side === 'them');
  const isOpen = row.bothInAt === null || !us || !them;
  return {
    id: row.id,
    customer: briefOf(row),
    openedAt: row.openedAt.toISOString(),
    bothInAt: row.bothInAt?.toISOString() ?? null,
    isIn: { us: us !== undefined, them: them !== undefined },
    us: isOpen ? null : us,
    them: isOpen ? null : them,
    result: isOpen ? null : samePage(us.items, them.items),
  };
}

export async function listChecks(
  ctx: Reader,
  query: QueryOf<typeof listEndpoint>,
): Promise<Page<SamePageCheck>> {
  const after = decodeCursor(query.cursor, timeCursor);
  let rows = checkRows(ctx)
    .orderBy('c.openedAt', 'desc')
    .orderBy('c.id', 'desc')
    .limit(query.limit + 1);
  if (query.customerId) rows = rows.where('c.customerId', '=', query.customerId);
  if (after)
    rows = rows.where((eb) => eb(eb.refTuple('c.openedAt', 'c.id'), '<', eb.tuple(after[0], after[1])));
  return pageOf(await rows.execute(), query.limit, toCheck, (row) => [row.openedAt, row.id]);
}

export async function findCheck(ctx: Reader, checkId: string): Promise<SamePageCheck | undefined> {
  const row = await checkRows(ctx).where('c.id', '=', checkId).executeTakeFirst();
  return row && toCheck(row);
}

export async function getCheck(ctx: Reader, checkId: string): Promise<OutputOf<typeof getEndpoint>> {
  const check = await findCheck(ctx, checkId);
  if (!check) throw notFound();
  return { ...check, choices: await choicesToRank(ctx) };
}

/** What may be ranked: every quality of the service, in the customer's list and in ours. */
export async function choicesToRank(ctx: Reader): Promise<{ words: string; elementId: string }[]> {
  const rows = await ctx.tx
    .selectFrom('elements')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', '=', 'live')
    .orderBy('position')
    .execute();
  return rows.map(({ id, name }) => ({ words: name, elementId: id }));
}

/** Checks of these customers that still wait for their own list. */
export async function openChecksOf(ctx: Reader, customerIds: readonly string[]) {
  return ctx.tx
    .selectFrom('samePageChecks as c')
    .select('c.id')
    .where('c.workspaceId', '=', ctx.workspaceId)
    .where('c.customerId', 'in', [...customerIds])
    .where('c.bothInAt', 'is', null)
    .where(
      sql<boolean>`not exists (select from same_page_rankings r
        where r.workspace_id = c.workspace_id and r.check_id = c.id and r.side = 'them')`,
    )
    .orderBy('c.openedAt', 'desc')
    .execute();
}
