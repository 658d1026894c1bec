import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { Agreement, PageContent, suggestAgreement as suggestEndpoint } from '../contract.ts';
import { agreementAccepted, agreementSuggested } from '../events.ts';
import { saysTheSame } from '../logic/difference.ts';
import { withIds } from '../logic/lines.ts';
import { merge } from '../logic/merge.ts';
import { tellUs } from '../jobs.ts';
import { getAgreement } from '../queries/agreements.ts';
import {
  assertRunning,
  keepContent,
  lockPage,
  noteUses,
  recordAcceptance,
  settlePage,
  supersedePending,
  type Speaker,
} from './locked-page.ts';
import { versionUnknown } from './write-draft.ts';

/** What a customer asked for on the telephone or by post, written down by us; neither side has said yes to it. */
export async function suggestForThem(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof suggestEndpoint> },
): Promise<Agreement> {
  await suggestVersion(ctx, {
    agreementId: params.id,
    baseVersionId: input.baseVersionId,
    content: withIds(input.content, newId),
    note: input.note,
    name: input.name,
  });
  return getAgreement(ctx, params.id);
}

export interface Suggestion {
  agreementId: string;
  /** The version they changed. */
  baseVersionId: string;
  content: PageContent;
  note: string;
  name: string;
  /** Their yes to what they ask for themselves, when they ask for it on their own page. */
  yes?: Speaker;
}

/**
 * A change from the other side becomes a version that waits for ours. If the page has moved on since they began, their
 * change and ours are joined and given back: nobody's words are lost, and nobody agrees to what they have not seen.
 */
export async function suggestVersion(ctx: Ctx, given: Suggestion): Promise<string> {
  const page = await lockPage(ctx, given.agreementId);
  assertRunning(page);
  const base = page.versions.find(({ id, number }) => id === given.baseVersionId && number !== null);
  const latest = page.pending ?? page.inForce ?? page.latest;
  if (!base || !latest) throw versionUnknown();
  if (saysTheSame(base.content, given.content)) throw new Refusal('nothing_changed', { kind: 'conflict' });
  if (base.id !== latest.id)
    throw new Refusal('changed_meanwhile', {
      kind: 'conflict',
      facts: {
        versionId: latest.id,
        content: latest.content,
        proposal: merge({ base: base.content, mine: given.content, theirs: latest.content }),
      },
    });
  const content = await keepContent(ctx, given.content);
  await supersedePending(ctx, page);
  const versionId = newId();
  await ctx.tx
    .insertInto('agreementVersions')
    .values({
      workspaceId: ctx.workspaceId,
      id: versionId,
      agreementId: page.id,
      number: page.nextNumber,
      status: 'offered',
      proposedBy: 'customer',
      authorName: given.name,
      baseVersionId: base.id,
      content: JSON.stringify(content),
      note: given.note,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      offeredAt: ctx.now,
    })
    .execute();
  await noteUses(ctx, versionId, content);
  if (given.yes) await recordAcceptance(ctx, versionId, given.yes);
  await settlePage(ctx, page);
  const facts = { agreementId: page.id, versionId, number: page.nextNumber, customerId: page.customerId };
  announce(ctx, agreementSuggested, facts);
  if (given.yes) {
    announce(ctx, agreementAccepted, { ...facts, side: 'them', both: false });
    await tellUs(ctx, { agreementId: page.id, versionId, kind: 'suggested', name: given.name });
  }
  return versionId;
}
