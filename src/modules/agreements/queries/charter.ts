import { findWorkspaceIdOfSlug } from '#modules/workspace/index.ts';
import { inWorkspace } from '#platform/db/database.ts';
import type { Platform, Reader } from '#platform/context.ts';
import { pageContent } from '../contract.ts';

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
