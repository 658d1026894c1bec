import type { Ctx } from '#platform/context.ts';
import type { InputOf, OutputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import type { AgreementVersion, offerAgreement as offerEndpoint } from '../contract.ts';
import { agreementAccepted, agreementOffered } from '../events.ts';
import { emptyPage, isEmptyPage } from '../logic/lines.ts';
import { merge } from '../logic/merge.ts';
import { mailCustomer, type Delivery } from '../mails.ts';
import { getAgreement } from '../queries/agreements.ts';
import {
  assertMayPublish,
  assertRunning,
  lockPage,
  ourSpeaker,
  recordAcceptance,
  settlePage,
  supersedePending,
  type LockedPage,
} from './locked-page.ts';
import { putInForce } from './decide.ts';

/**
 * Offers the draft. What we offer we stand by, so our yes is recorded with it and the customer's makes it hold; a
 * charter, which has everyone on the other side, is published by it.
 */
export async function offerAgreement(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof offerEndpoint> },
): Promise<OutputOf<typeof offerEndpoint>> {
  const page = await lockPage(ctx, params.id);
  const draft = assertOfferable(ctx, page, input.revision);
  await supersedePending(ctx, page);
  const by = await ourSpeaker(ctx);
  await ctx.tx
    .updateTable('agreementVersions')
    .set({
      status: 'offered',
      number: page.nextNumber,
      authorName: by.name,
      authorStaffId: by.staffId,
      offeredAt: ctx.now,
      updatedAt: ctx.now,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', draft.id)
    .execute();
  await recordAcceptance(ctx, draft.id, by);
  const facts = {
    agreementId: page.id,
    versionId: draft.id,
    number: page.nextNumber,
    customerId: page.customerId,
  };
  announce(ctx, agreementOffered, facts);
  let delivery: Delivery = 'public';
  if (page.customerId === null) {
    await putInForce(ctx, page, draft.id);
    announce(ctx, agreementAccepted, { ...facts, side: 'us', both: true });
  } else
    delivery = await mailCustomer(ctx, {
      agreementId: page.id,
      customerId: page.customerId,
      kind: page.inForce ? 'changed' : 'offered',
    });
  await settlePage(ctx, page);
  return { ...(await getAgreement(ctx, page.id)), delivery };
}

function assertOfferable(ctx: Ctx, page: LockedPage, revision: number | undefined): AgreementVersion {
  assertRunning(page);
  assertMayPublish(ctx, page);
  const { draft, latest } = page;
  if (!draft) throw new Refusal('no_draft', { kind: 'conflict' });
  if (revision !== undefined && revision !== draft.revision)
    throw new Refusal('changed_meanwhile', {
      kind: 'conflict',
      facts: { revision: draft.revision, content: draft.content },
    });
  if (isEmptyPage(draft.content)) throw invalid('page_empty');
  // The other side changed the page after this draft was begun: their words go into it first.
  if (latest && draft.baseVersionId !== latest.id && latest.proposedBy === 'customer') throw movedOn(page);
  return draft;
}

function movedOn({ draft, latest, versions }: LockedPage): Refusal {
  const base = versions.find(({ id }) => id === draft?.baseVersionId)?.content ?? emptyPage;
  const mine = draft?.content ?? emptyPage;
  const theirs = latest?.content ?? emptyPage;
  return new Refusal('page_moved_on', {
    kind: 'conflict',
    facts: {
      versionId: latest?.id,
      number: latest?.number,
      content: theirs,
      proposal: merge({ base, mine, theirs }),
    },
  });
}

/** A new link to the page, for whoever lost the mail. */
export async function sendAgreement(
  ctx: Ctx,
  { params }: { params: { id: string } },
): Promise<{ delivery: Delivery }> {
  const page = await lockPage(ctx, params.id);
  assertRunning(page);
  if (page.customerId === null || !page.latest) throw new Refusal('nothing_to_send', { kind: 'conflict' });
  const delivery = await mailCustomer(ctx, {
    agreementId: page.id,
    customerId: page.customerId,
    kind: 'again',
  });
  return { delivery };
}
