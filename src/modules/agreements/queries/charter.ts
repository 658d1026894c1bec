import { findWorkspaceIdOfSlug } from '#modules/workspace/index.ts';
import { inWorkspace } from '#platform/db/database.ts';
import type { Platform } from '#platform/context.ts';
import { pageContent, type PageContent } from '../contract.ts';
import type { Reader } from './version-rows.ts';

/** The business behind a public address; an unknown, a misspelt and a suspended one are alike. */
export async function findPublicWorkspace(platform: Platform, slug: string) {
  if (!/^[a-z0-9-]{1,80}$/.test(slug)) return undefined;
  const id = await findWorkspaceIdOfSlug(platform.db, slug);
  if (id === undefined) return undefined;
  return inWorkspace(platform.db, id, (tx) =>
    tx
      .selectFrom('workspaces')
      .select(['id', 'name', 'slug', 'locale', 'timeZone', 'settings'])
      .where('id', '=', id)
      .where('suspendedAt', 'is', null)
      .executeTakeFirst(),
  );
}

export async function findCharter(ctx: Reader) {
  const row = await ctx.tx
    .selectFrom('agreements as a')
    .innerJoin('agreementVersions as v', (join) =>
      join.onRef('v.workspaceId', '=', 'a.workspaceId').onRef('v.id', '=', 'a.acceptedVersionId'),
    )
    .select(['a.title', 'v.content', 'v.number', 'v.decidedAt'])
    .where('a.workspaceId', '=', ctx.workspaceId)
    .where('a.customerId', 'is', null)
    .where('a.endedAt', 'is', null)
    .executeTakeFirst();
  return row && { ...row, content: pageContent.parse(row.content) };
}

/** How each promise of the page was kept over the last year, on the customer's clock. */
export async function promisesKept(ctx: Reader, content: PageContent) {
  const ids = content.ours.flatMap(({ promiseId }) => (promiseId === null ? [] : [promiseId]));
  if (ids.length === 0) return [];
  const since = new Date(ctx.now.getTime() - 365 * 86_400_000);
  return ctx.tx
    .selectFrom('promises as p')
    .leftJoin('duePromises as d', (join) =>
      join
        .onRef('d.workspaceId', '=', 'p.workspaceId')
        .onRef('d.promiseId', '=', 'p.id')
        .on('d.outcome', 'in', ['kept', 'recovered', 'missed'])
        .on('d.dueAt', '>=', since),
    )
    .select((eb) => [
      'p.id',
      'p.status',
      'p.trialUntil',
      eb.fn.count<number>('d.id').as('n'),
      eb.fn.count<number>('d.id').filterWhere('d.outcome', '=', 'kept').as('kept'),
    ])
    .where('p.workspaceId', '=', ctx.workspaceId)
    .where('p.id', 'in', ids)
    .groupBy(['p.id', 'p.status', 'p.trialUntil'])
    .execute();
}

/** How to reach the house: its open e-mail addresses. */
export async function publicAddresses(ctx: Reader): Promise<{ name: string; address: string }[]> {
  return ctx.tx
    .selectFrom('inboxes')
    .select(['name', 'address'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', '=', 'active')
    .orderBy('createdAt')
    .limit(3)
    .execute();
}
