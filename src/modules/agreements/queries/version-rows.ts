import { sql } from 'kysely';
import { z } from 'zod';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Reader } from '#platform/context.ts';
import {
  acceptance,
  agreementVersion,
  pageContent,
  versionStatus,
  type AgreementVersion,
  type PageContent,
} from '../contract.ts';
import { linesOf } from '../logic/lines.ts';
import { pageSize } from '../logic/one-page.ts';
import { readingAge } from '../logic/reading-age.ts';

/** Instants of a JSON aggregate come in PostgreSQL's spelling. */
const jsonInstant = z.string().transform((text) => new Date(text).toISOString());
const acceptances = z.array(acceptance.extend({ at: jsonInstant }));

function versionRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('agreementVersions as v')
    .selectAll('v')
    .select(
      sql<unknown>`(select coalesce(json_agg(json_build_object('side', a.side, 'name', a.name, 'at', a.at, 'staffId', a.staff_id)
        order by a.at, a.id), '[]') from agreement_acceptances a
        where a.workspace_id = v.workspace_id and a.version_id = v.id)`.as('acceptances'),
    )
    .where('v.workspaceId', '=', ctx.workspaceId);
}

type VersionRow = Awaited<ReturnType<ReturnType<typeof versionRows>['executeTakeFirstOrThrow']>>;

export async function listVersionsOf(ctx: Reader, agreementId: string): Promise<AgreementVersion[]> {
  const rows = await versionRows(ctx)
    .where('v.agreementId', '=', agreementId)
    .orderBy(sql`v.number desc nulls first`)
    .execute();
  const { readingAgeTarget } = (await getWorkspace(ctx)).settings;
  return rows.map((row) => toVersion(row, readingAgeTarget));
}

export function measureOf(content: PageContent, targetAge: number): AgreementVersion['measure'] {
  const { age } = readingAge(linesOf(content).map(({ words }) => words));
  return { readingAge: age, targetAge, ...pageSize(content) };
}

function toVersion(row: VersionRow, targetAge: number): AgreementVersion {
  const content = pageContent.parse(row.content);
  return {
    id: row.id,
    agreementId: row.agreementId,
    number: row.number,
    status: versionStatus.parse(row.status),
    proposedBy: agreementVersion.shape.proposedBy.parse(row.proposedBy),
    authorName: row.authorName,
    baseVersionId: row.baseVersionId,
    content,
    note: row.note,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    offeredAt: row.offeredAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    declinedBecause: row.declinedBecause,
    acceptances: acceptances.parse(row.acceptances),
    measure: measureOf(content, targetAge),
  };
}
