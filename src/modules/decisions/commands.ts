import { isCustomer } from '#modules/customers/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import {
  aboutKind as aboutKinds,
  type changeDecisionEndpoint,
  type createDecisionEndpoint,
  type Decision,
  type reviewDecisionEndpoint,
  type takeDecisionEndpoint,
} from './contract.ts';
import { decisionChanged, decisionTaken } from './events.ts';
import { mayBeReviewedOn, mayChange, mayHaveOptions, mayReview, mayTake, reviewDay } from './logic.ts';
import { getDecision, lockDecision, todayOf } from './queries.ts';

type NewDecision = InputOf<typeof createDecisionEndpoint>;
type Choice = InputOf<typeof takeDecisionEndpoint>;

/** Writes down a choice to be made. One decision is about one thing: a second about the same is refused. */
export async function openDecision(ctx: Ctx, given: NewDecision): Promise<Decision> {
  allow(mayHaveOptions(given.options));
  const reviewOn = await plannedReview(ctx, given.reviewOn);
  if (given.customerId !== undefined && !(await isCustomer(ctx, given.customerId)))
    throw refused('customer_unknown', 'customerId');
  if ((given.aboutKind === undefined) !== (given.aboutId === undefined))
    throw refused('about_incomplete', 'aboutId');
  const id = newId();
  const made = await ctx.tx
    .insertInto('decisions')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      question: given.question,
      options: JSON.stringify(given.options),
      customerWouldSay: given.customerWouldSay ?? '',
      reviewOn,
      aboutKind: given.aboutKind ?? null,
      aboutId: given.aboutId ?? null,
      customerId: given.customerId ?? null,
      createdBy: staffIdOf(ctx),
      createdAt: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw new Refusal('already_about', { kind: 'conflict' });
  announce(ctx, decisionChanged, { decisionId: id, customerId: given.customerId ?? null });
  return getDecision(ctx, id);
}

/** Chooses one of the options, once. */
export async function takeDecision(ctx: Ctx, decisionId: string, choice: Choice): Promise<Decision> {
  const before = await lockDecision(ctx, decisionId);
  allow(mayTake(before, choice), 'optionId');
  await ctx.tx
    .updateTable('decisions')
    .set({
      status: 'taken',
      chosenOption: choice.optionId,
      chosenWords: choice.words,
      decidedBy: choice.decidedBy,
      decidedByName: choice.name,
      decidedByStaffId: choice.decidedBy === 'us' ? staffIdOf(ctx) : null,
      decidedAt: ctx.now,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', decisionId)
    .execute();
  const taken = await getDecision(ctx, decisionId);
  announce(ctx, decisionTaken, {
    decisionId,
    customerId: before.customerId,
    aboutKind: aboutKinds.nullable().parse(before.aboutKind),
    aboutId: before.aboutId,
    option: choice.optionId,
    by: choice.decidedBy,
    byName: taken.decidedByName,
    at: ctx.now.toISOString(),
  });
  return taken;
}

/** Writes down a choice that has just been made: the question, what there was to choose from, and what was chosen. */
export async function recordDecision(ctx: Ctx, given: NewDecision & { choice: Choice }): Promise<Decision> {
  const { choice, ...decision } = given;
  const { id } = await openDecision(ctx, decision);
  return takeDecision(ctx, id, choice);
}

export async function changeDecision(
  ctx: Ctx,
  decisionId: string,
  change: InputOf<typeof changeDecisionEndpoint>,
): Promise<Decision> {
  const before = await lockDecision(ctx, decisionId);
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  allow(
    mayChange(
      before.status,
      given.map(([name]) => name),
    ),
  );
  if (given.length === 0) return getDecision(ctx, decisionId);
  if (change.options) allow(mayHaveOptions(change.options));
  if (change.reviewOn) await plannedReview(ctx, change.reviewOn);
  const { options, ...plain } = change;
  await ctx.tx
    .updateTable('decisions')
    .set({
      ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
      ...(options ? { options: JSON.stringify(options) } : {}),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', decisionId)
    .execute();
  announce(ctx, decisionChanged, { decisionId, customerId: before.customerId });
  return getDecision(ctx, decisionId);
}

/** What came of it. A decision that is to be looked at again stays taken, with its next day. */
export async function reviewDecision(
  ctx: Ctx,
  decisionId: string,
  { outcome, reviewAgainOn }: InputOf<typeof reviewDecisionEndpoint>,
): Promise<Decision> {
  const before = await lockDecision(ctx, decisionId);
  allow(mayReview(before.status));
  const next =
    reviewAgainOn === undefined
      ? { status: 'reviewed', reviewedAt: ctx.now }
      : { reviewOn: await plannedReview(ctx, reviewAgainOn) };
  await ctx.tx
    .updateTable('decisions')
    .set({ outcome, ...next })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', decisionId)
    .execute();
  announce(ctx, decisionChanged, { decisionId, customerId: before.customerId });
  return getDecision(ctx, decisionId);
}

async function plannedReview(ctx: Ctx, wanted: string | undefined): Promise<string> {
  const today = await todayOf(ctx);
  const { settings } = await getWorkspace(ctx);
  const reviewOn = wanted ?? reviewDay(today, settings.decisionReviewDays);
  allow(mayBeReviewedOn(reviewOn, today), 'reviewOn');
  return reviewOn;
}

const conflicts = ['decision_closed', 'decision_not_taken'];

function allow(verdict: { allowed: true } | { allowed: false; because: string }, path?: string): void {
  if (!verdict.allowed) throw refused(verdict.because, path);
}

function refused(code: string, path?: string): Refusal {
  if (conflicts.includes(code)) return new Refusal(code, { kind: 'conflict' });
  return invalid(code, path);
}
