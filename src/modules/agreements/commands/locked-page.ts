import { holdRules } from '#modules/rules/index.ts';
import { findStaff } from '#modules/staff/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import { may } from '#modules/access/permissions.ts';
import type { Ctx } from '#platform/context.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { AgreementVersion, PageContent, PageContentInput } from '../contract.ts';
import { usesOf, withIds } from '../logic/lines.ts';
import { agreementStatus, type VersionFacts } from '../logic/standing.ts';
import { listVersionsOf } from '../queries/version-rows.ts';

/** A page with its versions, held until the end of the transaction: every change of a page goes through here. */
export async function lockPage(ctx: Ctx, agreementId: string) {
  const row = await ctx.tx
    .selectFrom('agreements')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', agreementId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  const versions = await listVersionsOf(ctx, agreementId);
  return {
    ...row,
    isCharter: row.customerId === null,
    versions,
    draft: versions.find(({ status }) => status === 'draft'),
    pending: versions.find(({ status }) => status === 'offered'),
    inForce: versions.find(({ status }) => status === 'accepted'),
    latest: versions.find(({ number }) => number !== null),
    nextNumber: Math.max(0, ...versions.map(({ number }) => number ?? 0)) + 1,
  };
}
export type LockedPage = Awaited<ReturnType<typeof lockPage>>;

export function factsOf(version: AgreementVersion): VersionFacts {
  const { id, number, status, acceptances } = version;
  return { id, number, status, acceptedBy: acceptances.map(({ side }) => side) };
}

export function assertRunning(page: LockedPage): void {
  if (page.endedAt) throw new Refusal('agreement_ended', { kind: 'conflict' });
}

/** The public reads the charter as our word; whoever may change the settings of the house gives it. */
export function assertMayPublish(ctx: Ctx, page: Pick<LockedPage, 'isCharter'>): void {
  if (page.isCharter && !may(ctx.actor, 'settings:manage') && ctx.actor.kind !== 'system')
    throw new Refusal('only_managers_publish', { kind: 'forbidden' });
}

/** Brings the page's own state in line with its versions, and its moment up to date. */
export async function settlePage(ctx: Ctx, page: { id: string; endedAt: Date | null }): Promise<void> {
  const versions = await listVersionsOf(ctx, page.id);
  await ctx.tx
    .updateTable('agreements')
    .set({
      status: agreementStatus(versions.map(factsOf), { hasEnded: page.endedAt !== null }),
      acceptedVersionId: versions.find(({ status }) => status === 'accepted')?.id ?? null,
      updatedAt: ctx.now,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', page.id)
    .execute();
}

/** Content as it is kept; every rule it names exists and is held, so that none is deleted under it. */
export async function keepContent(ctx: Ctx, input: PageContentInput): Promise<PageContent> {
  const content = withIds(input, newId);
  const named = usesOf(content).flatMap(({ kind, refId }) => (kind === 'rule' ? [refId] : []));
  const held = await holdRules(ctx, named);
  if (held.length < named.length)
    throw new Refusal('rule_unknown', {
      kind: 'invalid',
      facts: { ruleIds: named.filter((id) => !held.includes(id)) },
    });
  return content;
}

/** What a version rests on is kept beside it, so that promises, rules and elements know where they are named. */
export async function noteUses(ctx: Ctx, versionId: string, content: PageContent): Promise<void> {
  await ctx.tx
    .deleteFrom('agreementUses')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', versionId)
    .execute();
  const uses = usesOf(content).map((use) => ({ workspaceId: ctx.workspaceId, versionId, ...use }));
  if (uses.length > 0) await ctx.tx.insertInto('agreementUses').values(uses).execute();
}

export interface Speaker {
  side: 'us' | 'them';
  name: string;
  staffId: string | null;
  customerId: string | null;
}

/** Who speaks for our side: the member of staff by name, or the house when another system does it. */
export async function ourSpeaker(ctx: Ctx): Promise<Speaker> {
  const us = { side: 'us', customerId: null } as const;
  const staff = ctx.actor.kind === 'staff' ? await findStaff(ctx, ctx.actor.id) : undefined;
  if (staff) return { ...us, name: staff.name, staffId: staff.id };
  return { ...us, name: (await getWorkspace(ctx)).name, staffId: null };
}

export async function recordAcceptance(ctx: Ctx, versionId: string, by: Speaker): Promise<void> {
  await ctx.tx
    .insertInto('agreementAcceptances')
    .values({ workspaceId: ctx.workspaceId, id: newId(), versionId, ...by, at: ctx.now })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'versionId', 'side']).doNothing())
    .execute();
}

/** Takes back what waited for a yes, because another version takes its place. */
export async function supersedePending(ctx: Ctx, page: LockedPage, exceptId?: string): Promise<void> {
  await ctx.tx
    .updateTable('agreementVersions')
    .set({ status: 'superseded', decidedAt: ctx.now, updatedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('agreementId', '=', page.id)
    .where('status', '=', 'offered')
    .$if(exceptId !== undefined, (query) => query.where('id', '!=', exceptId ?? ''))
    .execute();
}
