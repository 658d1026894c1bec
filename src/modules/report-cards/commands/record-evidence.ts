import type { Ctx } from '#platform/context.ts';
import { listAnswersOfAsk } from '#modules/feedback/index.ts';
import {
  evidenceOfAnswer,
  evidenceOfCheck,
  evidenceOfPromise,
  evidenceOfReview,
} from '../logic/evidence-of.ts';
import { asPutRight, evidenceOfFailure } from '../logic/evidence-of-failure.ts';
import { evidenceOfBrokenWord, type BrokenWord } from '../logic/evidence-of-broken-word.ts';
import { findEndingWord, findRequestWord } from '../queries/broken-words.ts';
import { findToldFailure, isPutRight } from '../queries/failures.ts';
import { findDuePromise, findPlace, findReview, listCheckChain, lockFact } from '../queries/sources.ts';
import { settleEvidence } from './settle-evidence.ts';

/** What became of a due promise, as it stands now. */
export async function recordPromise(ctx: Ctx, duePromiseId: string): Promise<void> {
  await lockFact(ctx, duePromiseId);
  const due = await findDuePromise(ctx, duePromiseId);
  if (!due) return;
  const facts = evidenceOfPromise(due, await findPlace(ctx, due));
  await settleEvidence(ctx, { refKind: 'due-promise', refIds: [due.id], facts });
}

/** A check and its corrections are one matter, whose last word counts; the first check's id is its lock. */
export async function recordCheck(ctx: Ctx, checkId: string): Promise<void> {
  const first = (await listCheckChain(ctx, checkId))[0];
  if (!first) return;
  await lockFact(ctx, first.id);
  const chain = await listCheckChain(ctx, checkId);
  const last = chain.at(-1);
  if (!last) return;
  const facts = evidenceOfCheck(last, await findPlace(ctx, last));
  await settleEvidence(ctx, { refKind: 'check', refIds: chain.map((check) => check.id), facts });
}

/** All answers of one ask are one matter: a changed mind replaces what it changes. */
export async function recordAnswers(ctx: Ctx, askId: string): Promise<void> {
  await lockFact(ctx, askId);
  const found = await listAnswersOfAsk(ctx, askId);
  if (!found) return;
  const { ask, answers } = found;
  const ofAsk = await findPlace(ctx, { touchpointId: ask.touchpointId, elementId: null });
  const ofElement = await findPlace(ctx, { touchpointId: null, elementId: ask.elementId });
  const places = { ofAsk, ofElement: ofElement.touchpointId === null ? ofAsk : ofElement };
  const said = answers
    .filter((answer) => answer.isCurrent)
    .flatMap((answer) => evidenceOfAnswer(answer, ask, places));
  const facts = asPutRight(said, await isPutRight(ctx, 'answer', askId));
  await settleEvidence(ctx, { refKind: 'answer', refIds: answers.map((answer) => answer.id), facts });
}

/** The score of a review as it stands; a corrected one replaces the earlier. */
export async function recordReview(ctx: Ctx, meetingId: string): Promise<void> {
  await lockFact(ctx, meetingId);
  const review = await findReview(ctx, meetingId);
  if (!review) return;
  await settleEvidence(ctx, { refKind: 'review', refIds: [review.id], facts: evidenceOfReview(review) });
}

/** A "no" whose rule was not told, until it is answered otherwise. */
export async function recordRequestAnswer(ctx: Ctx, requestId: string): Promise<void> {
  await lockFact(ctx, requestId);
  await settleWord(ctx, await findRequestWord(ctx, requestId));
}

/** An extra that was expected and stopped in silence. */
export async function recordEnding(ctx: Ctx, endingId: string): Promise<void> {
  await lockFact(ctx, endingId);
  await settleWord(ctx, await findEndingWord(ctx, endingId));
}

/** A failure that somebody told of, as it stands. */
export async function recordFailure(ctx: Ctx, failureId: string): Promise<void> {
  await lockFact(ctx, failureId);
  const failure = await findToldFailure(ctx, failureId);
  if (!failure) return;
  const facts = evidenceOfFailure(failure, await findPlace(ctx, failure));
  await settleEvidence(ctx, { refKind: 'failure', refIds: [failure.id], facts });
}

/** What a failure rests on is looked at again once it has been put right, or turned out not to be. */
export async function followFailure(
  ctx: Ctx,
  { failureId, source, sourceId }: { failureId: string; source: string; sourceId: string | null },
): Promise<void> {
  if (sourceId !== null && source === 'answer') await recordAnswers(ctx, sourceId);
  if (sourceId !== null && source === 'untold-rule') await recordRequestAnswer(ctx, sourceId);
  if (sourceId !== null && source === 'stopped-extra') await recordEnding(ctx, sourceId);
  await recordFailure(ctx, failureId);
}

async function settleWord(ctx: Ctx, word: BrokenWord | undefined): Promise<void> {
  if (!word) return;
  const { stage } = await findPlace(ctx, word);
  const source = word.refKind === 'request' ? 'untold-rule' : 'stopped-extra';
  const facts = asPutRight(evidenceOfBrokenWord(word, stage), await isPutRight(ctx, source, word.id));
  await settleEvidence(ctx, { refKind: word.refKind, refIds: [word.id], facts });
}
