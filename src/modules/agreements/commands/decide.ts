import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import type {
  acceptAgreement as acceptEndpoint,
  Agreement,
  AgreementVersion,
  declineAgreement as declineEndpoint,
} from '../contract.ts';
import { agreementAccepted, agreementDeclined } from '../events.ts';
import { difference } from '../logic/difference.ts';
import { acceptVerdict, isInForce } from '../logic/standing.ts';
import { tellUs } from '../jobs.ts';
import { mailCustomer } from '../mails.ts';
import { getAgreement } from '../queries/agreements.ts';
import {
  assertMayPublish,
  assertRunning,
  factsOf,
  lockPage,
  ourSpeaker,
  recordAcceptance,
  settlePage,
  supersedePending,
  type LockedPage,
  type Speaker,
} from './locked-page.ts';
import { versionUnknown } from './write-draft.ts';

/** Our side says yes: a member of staff, or a system that speaks for the house. */
export async function acceptForUs(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof acceptEndpoint> },
): Promise<Agreement> {
  return acceptVersion(ctx, { agreementId: params.id, ...input, by: await ourSpeaker(ctx) });
}

/**
 * One side says yes to one version. However often and by however many it is said at the same moment, there is one
 * acceptance of each side: the page is locked, and the table allows no second.
 */
export async function acceptVersion(
  ctx: Ctx,
  { agreementId, versionId, by }: { agreementId: string; versionId: string; by: Speaker },
): Promise<Agreement> {
  const page = await lockPage(ctx, agreementId);
  const version = versionOf(page, versionId);
  if (by.side === 'us') assertMayPublish(ctx, page);
  const verdict = acceptVerdict(factsOf(version), { side: by.side, hasEnded: page.endedAt !== null });
  if (!verdict.allowed) throw refusalOf(verdict.because, page, version);
  if (verdict.isRepeat) return getAgreement(ctx, agreementId);
  await recordAcceptance(ctx, versionId, by);
  const acceptedBy = [...version.acceptances.map(({ side }) => side), by.side];
  const both = isInForce(acceptedBy, page);
  if (both) await putInForce(ctx, page, versionId);
  await settlePage(ctx, page);
  announce(ctx, agreementAccepted, {
    agreementId,
    versionId,
    number: version.number ?? 0,
    customerId: page.customerId,
    side: by.side,
    both,
  });
  if (by.side === 'them') await tellUs(ctx, { agreementId, versionId, kind: 'accepted', name: by.name });
  else if (page.customerId !== null)
    await mailCustomer(ctx, { agreementId, customerId: page.customerId, kind: both ? 'agreed' : 'offered' });
  return getAgreement(ctx, agreementId);
}

/** From now on both sides go by this version; the one before is superseded and stays readable. */
export async function putInForce(ctx: Ctx, page: LockedPage, versionId: string): Promise<void> {
  await supersedePending(ctx, page, versionId);
  await ctx.tx
    .updateTable('agreementVersions')
    .set({ status: 'superseded', updatedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('agreementId', '=', page.id)
    .where('status', '=', 'accepted')
    .execute();
  await ctx.tx
    .updateTable('agreementVersions')
    .set({ status: 'accepted', decidedAt: ctx.now, updatedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', versionId)
    .execute();
}

export async function declineForUs(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof declineEndpoint> },
): Promise<Agreement> {
  const by = { ...(await ourSpeaker(ctx)), side: input.side };
  return declineVersion(ctx, {
    agreementId: params.id,
    versionId: input.versionId,
    because: input.because,
    by,
  });
}

/** A no is an answer like any other: it is kept with its reason, and whatever is in force stays in force. */
export async function declineVersion(
  ctx: Ctx,
  given: { agreementId: string; versionId: string; because: string; by: Pick<Speaker, 'side' | 'name'> },
): Promise<Agreement> {
  const { agreementId, versionId, because, by } = given;
  const page = await lockPage(ctx, agreementId);
  const version = versionOf(page, versionId);
  assertRunning(page);
  if (version.status === 'declined') return getAgreement(ctx, agreementId);
  if (version.status !== 'offered')
    throw refusalOf(version.status === 'draft' ? 'not-offered' : 'outdated', page, version);
  await ctx.tx
    .updateTable('agreementVersions')
    .set({ status: 'declined', declinedBecause: because, decidedAt: ctx.now, updatedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', versionId)
    .execute();
  await settlePage(ctx, page);
  const facts = { agreementId, versionId, number: version.number ?? 0, customerId: page.customerId };
  announce(ctx, agreementDeclined, { ...facts, side: by.side, because });
  if (ctx.actor.kind === 'customer')
    await tellUs(ctx, { agreementId, versionId, kind: 'declined', name: by.name });
  else if (by.side === 'us' && page.customerId !== null)
    await mailCustomer(ctx, { agreementId, customerId: page.customerId, kind: 'declined', because });
  return getAgreement(ctx, agreementId);
}

function versionOf(page: LockedPage, versionId: string): AgreementVersion {
  const version = page.versions.find(({ id }) => id === versionId);
  if (!version) throw versionUnknown();
  return version;
}

function refusalOf(
  because: 'ended' | 'not-offered' | 'outdated' | 'declined',
  page: LockedPage,
  version: AgreementVersion,
): Refusal {
  if (because === 'ended') return new Refusal('agreement_ended', { kind: 'conflict' });
  if (because === 'not-offered') return new Refusal('version_not_offered', { kind: 'conflict' });
  if (because === 'declined') return new Refusal('version_declined', { kind: 'conflict' });
  const current = page.pending ?? page.inForce;
  return new Refusal('version_outdated', {
    kind: 'conflict',
    facts: {
      current: current ? { versionId: current.id, number: current.number } : null,
      difference: current ? difference(version.content, current.content) : [],
    },
  });
}
