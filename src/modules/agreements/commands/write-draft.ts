import { isCustomer } from '#modules/customers/index.ts';
import { findStaff } from '#modules/staff/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type {
  Agreement,
  changeAgreement as changeEndpoint,
  createAgreement as createEndpoint,
  PageContent,
} from '../contract.ts';
import { agreementChanged } from '../events.ts';
import { emptyPage, withIds } from '../logic/lines.ts';
import { merge } from '../logic/merge.ts';
import { getAgreement } from '../queries/agreements.ts';
import { startingPage } from '../queries/starting-page.ts';
import {
  assertRunning,
  keepContent,
  lockPage,
  noteUses,
  ourSpeaker,
  settlePage,
  type LockedPage,
} from './locked-page.ts';

export async function createAgreement(
  ctx: Ctx,
  { input }: { input: InputOf<typeof createEndpoint> },
): Promise<Agreement> {
  const customerId = input.customerId ?? null;
  if (customerId !== null && !(await isCustomer(ctx, customerId)))
    throw invalid('customer_unknown', 'customerId');
  const start = await startingPage(ctx, { customerId: customerId ?? undefined });
  const content = await keepContent(ctx, input.content ?? start.content);
  const agreementId = newId();
  const added = await ctx.tx
    .insertInto('agreements')
    .values({
      workspaceId: ctx.workspaceId,
      id: agreementId,
      customerId,
      title: input.title ?? start.title,
      status: 'draft',
      ownerStaffId: staffIdOf(ctx),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) throw await charterExists(ctx);
  await insertDraft(ctx, { agreementId, content, note: input.note, baseVersionId: null });
  announce(ctx, agreementChanged, { agreementId, customerId });
  return getAgreement(ctx, agreementId);
}

async function charterExists(ctx: Ctx): Promise<Refusal> {
  const { id } = await ctx.tx
    .selectFrom('agreements')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('customerId', 'is', null)
    .where('status', '!=', 'ended')
    .executeTakeFirstOrThrow();
  return new Refusal('charter_exists', { kind: 'conflict', facts: { agreementId: id } });
}

/**
 * Saves the draft. Whoever saw an older revision gets the text that is there and a proposal that joins both, so that
 * two people at one page never lose words.
 */
export async function changeAgreement(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof changeEndpoint> },
): Promise<Agreement> {
  const page = await lockPage(ctx, params.id);
  assertRunning(page);
  const { draft } = page;
  if (input.revision !== (draft?.revision ?? 0)) throw changedMeanwhile(page, input);
  if (input.baseVersionId && input.baseVersionId !== page.latest?.id) throw versionUnknown();
  await changeHead(ctx, page, input);
  const hasWords = input.content !== undefined || input.note !== undefined;
  if (draft && (hasWords || input.baseVersionId)) {
    const content = input.content ? await keepContent(ctx, input.content) : draft.content;
    await ctx.tx
      .updateTable('agreementVersions')
      .set({
        content: JSON.stringify(content),
        note: input.note ?? draft.note,
        baseVersionId: input.baseVersionId ?? draft.baseVersionId,
        revision: draft.revision + 1,
        updatedAt: ctx.now,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', draft.id)
      .execute();
    await noteUses(ctx, draft.id, content);
  } else if (hasWords) {
    const content = await keepContent(ctx, input.content ?? page.latest?.content ?? emptyPage);
    await insertDraft(ctx, {
      agreementId: page.id,
      content,
      note: input.note ?? '',
      baseVersionId: page.latest?.id ?? null,
    });
  }
  announce(ctx, agreementChanged, { agreementId: page.id, customerId: page.customerId });
  return getAgreement(ctx, page.id);
}

/** Throws the draft away; what was ever offered stays. */
export async function dropDraft(
  ctx: Ctx,
  { params }: { params: { id: string } },
): Promise<Record<string, never>> {
  const page = await lockPage(ctx, params.id);
  if (!page.draft) throw new Refusal('no_draft', { kind: 'conflict' });
  const isAll = page.versions.length === 1;
  await ctx.tx
    .deleteFrom(isAll ? 'agreements' : 'agreementVersions')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', isAll ? page.id : page.draft.id)
    .execute();
  if (!isAll) await settlePage(ctx, page);
  announce(ctx, agreementChanged, { agreementId: page.id, customerId: page.customerId });
  return {};
}

export async function insertDraft(
  ctx: Ctx,
  given: { agreementId: string; content: PageContent; note: string; baseVersionId: string | null },
): Promise<string> {
  const versionId = newId();
  const { name, staffId } = await ourSpeaker(ctx);
  await ctx.tx
    .insertInto('agreementVersions')
    .values({
      workspaceId: ctx.workspaceId,
      id: versionId,
      agreementId: given.agreementId,
      status: 'draft',
      proposedBy: 'us',
      authorStaffId: staffId,
      authorName: name,
      baseVersionId: given.baseVersionId,
      content: JSON.stringify(given.content),
      note: given.note,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .execute();
  await noteUses(ctx, versionId, given.content);
  return versionId;
}

async function changeHead(ctx: Ctx, page: LockedPage, input: InputOf<typeof changeEndpoint>): Promise<void> {
  if (input.ownerStaffId && !(await findStaff(ctx, input.ownerStaffId)))
    throw invalid('staff_unknown', 'ownerStaffId');
  await ctx.tx
    .updateTable('agreements')
    .set({
      title: input.title ?? page.title,
      ownerStaffId: input.ownerStaffId === undefined ? page.ownerStaffId : input.ownerStaffId,
      updatedAt: ctx.now,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', page.id)
    .execute();
}

function changedMeanwhile(page: LockedPage, input: InputOf<typeof changeEndpoint>): Refusal {
  const theirs = page.draft?.content ?? page.latest?.content ?? emptyPage;
  const base = input.seen ? withIds(input.seen, newId) : (page.latest?.content ?? emptyPage);
  const mine = input.content ? withIds(input.content, newId) : base;
  return new Refusal('changed_meanwhile', {
    kind: 'conflict',
    facts: {
      revision: page.draft?.revision ?? 0,
      content: theirs,
      proposal: merge({ base, mine, theirs }),
    },
  });
}

export function versionUnknown(): Refusal {
  return invalid('version_unknown', 'versionId');
}
