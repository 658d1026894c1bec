import { z } from 'zod';
import type { VisitRequest } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import { isRefusal } from '#platform/errors.ts';
import { chooseOption } from '../commands/choose-option.ts';
import { confirmFix, denyFix } from '../commands/fix.ts';
import { rateRecovery } from '../commands/rate-recovery.ts';
import { changeableUntil, hasStep, mayDeny, mayRate } from '../logic/customer-side.ts';
import { plainWords } from '../logic/plain-words.ts';
import { readRating } from '../logic/rating.ts';
import { longestWords, standingFix } from './forms.ts';
import { backTo, renderRecovery } from './recovery-page.ts';
import { decidedRecovery, visitedRecovery, type Visited } from './visited.ts';

/** POST …/choose: the pressed button decides, once; whoever comes later is shown what was chosen. */
export async function receiveChoice(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  const visited = await decidedRecovery(ctx, visit);
  const { facts } = visited;
  const option = z.uuid().safeParse(visit.form['option']);
  const before = facts.options.find(({ chosenAt }) => chosenAt !== null);
  if (before)
    return before.id === option.data ? backTo(facts.id) : again(ctx, visit, visited, 'chosen-before', 409);
  if (!option.success) return again(ctx, visit, visited, 'choose-one', 422);
  const byName = visit.visitor.name.slice(0, 200);
  return answered(ctx, visit, () => chooseOption(ctx, facts.id, { optionId: option.data, byName }));
}

/** POST …/fixed: yes to the very fix that was on their page. */
export async function receiveFixed(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  const visited = await decidedRecovery(ctx, visit);
  if (hasStep(visited.facts, 'fix-confirmed')) return backTo(visited.facts.id);
  if (!isOfThisFix(visited, visit)) return again(ctx, visit, visited, 'changed', 409);
  return answered(ctx, visit, () => confirmFix(ctx, visited.facts.id));
}

/** POST …/not-fixed: it goes back to its owner, with their words. */
export async function receiveNotFixed(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  const visited = await decidedRecovery(ctx, visit);
  const words = plainWords(visit.form['words']);
  if (words.length > longestWords) return again(ctx, visit, visited, 'words-too-long', 422);
  // Pressed twice, or said already in another tab: it is with its owner again.
  if (wasDenied(visited, visit)) return backTo(visited.facts.id);
  if (!isOfThisFix(visited, visit) || !mayDeny(visited)) return again(ctx, visit, visited, 'changed', 409);
  return answered(ctx, visit, () => denyFix(ctx, visited.facts.id, { words }));
}

/** POST …/rate: three marks and the comparison; all four, or everything typed stands there again. */
export async function receiveRating(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  const visited = await decidedRecovery(ctx, visit);
  const { facts, changeableDays } = visited;
  if (!mayRate(facts)) return again(ctx, visit, visited, 'changed', 409);
  if (facts.rating && changeableUntil(facts.rating, changeableDays) <= ctx.now)
    return again(ctx, visit, visited, 'rate-over', 409);
  const rating = readRating(visit.form);
  if (rating === 'missing') return again(ctx, visit, visited, 'rate-all', 422);
  if (rating === 'too-long') return again(ctx, visit, visited, 'rate-long', 422);
  return answered(ctx, visit, () => rateRecovery(ctx, facts.id, rating));
}

function isOfThisFix(visited: Visited, { form }: VisitRequest): boolean {
  const fix = standingFix(visited);
  return fix !== '' && form['fix'] === fix;
}

function wasDenied({ facts }: Visited, { form }: VisitRequest): boolean {
  return facts.steps.some(({ id, undoneAt }) => id === form['fix'] && undoneAt !== null);
}

/** What changed while they read is no error of theirs: the page as it is now, and a word that says so. */
async function answered(ctx: Ctx, visit: VisitRequest, act: () => Promise<unknown>): Promise<Response> {
  try {
    await act();
  } catch (error) {
    if (!isRefusal(error) || error.kind === 'not-found') throw error;
    const visited = await visitedRecovery(ctx, visit);
    return again(ctx, visit, visited, noticeOf(error.code), 409);
  }
  return backTo(visit.params['id'] ?? '');
}

function noticeOf(code: string): string {
  switch (code) {
    case 'already_chosen':
      return 'chosen-before';
    case 'option_withdrawn':
    case 'option_unknown':
      return 'option-gone';
    case 'authority_exceeded':
      return 'ask-owner';
    default:
      return 'changed';
  }
}

function again(
  ctx: Ctx,
  { form }: VisitRequest,
  visited: Visited,
  notice: string,
  status: number,
): Promise<Response> {
  // What was typed comes back only where it was wrong; an answer that came too late is not offered again.
  return renderRecovery(ctx, visited, { notice, status, form: status === 422 ? form : {} });
}
