import type { Ctx } from '#platform/context.ts';
import { listAnswersOfAsk } from '#modules/feedback/index.ts';
import {
  evidenceOfAnswer,
  evidenceOfCheck,
  evidenceOfPromise,
  evidenceOfReview,
} from '../logic/evidence-of.ts';
import { evidenceOfBrokenWord, type BrokenWord } from '../logic/evidence-of-broken-word.ts';
import { findEndingWord, findRequestWord } from '../queries/broken-words.ts';
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
  const facts = answers
    .filter((answer) => answer.isCurrent)
    .flatMap((answer) => evidenceOfAnswer(answer, ask, places));
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

async function settleWord(ctx: Ctx, word: BrokenWord | undefined): Promise<void> {
  if (!word) return;
  const { stage } = await findPlace(ctx, word);
  const facts = evidenceOfBrokenWord(word, stage);
  await settleEvidence(ctx, { refKind: word.refKind, refIds: [word.id], facts });
}
