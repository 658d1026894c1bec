import { findRuleForCustomer } from '#modules/extras/index.ts';
import type { extraEnded, requestAnswered } from '#modules/extras/events.ts';
import type { answerGiven, howFarReplied } from '#modules/feedback/events.ts';
import type { checkRecorded } from '#modules/journey/events.ts';
import type { promiseMissed } from '#modules/promises/events.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { PayloadOf } from '#platform/events/events.ts';
import { translator } from '#platform/texts/texts.ts';
import { severityOfAnswer } from '../logic/severity.ts';
import {
  findElementName,
  findExtraKindName,
  findMissedCheck,
  findMissedPromise,
  findSentence,
  findUntoldNo,
} from '../queries/sources.ts';
import { findPlace } from '../queries/places.ts';
import { recordFailure, type NewFailure } from './record-failure.ts';

/*
 * What others announce and is a failure. Each is read afresh, because it may have turned out otherwise meanwhile, and is
 * recorded once for what it rests on, however often it is announced.
 */

const say = translator('recovery');
const mostWords = 2000;

function record(ctx: Ctx, given: NewFailure): Promise<unknown> {
  return recordFailure(ctx, { ...given, words: given.words.slice(0, mostWords) });
}

export async function onPromiseMissed(ctx: Ctx, missed: PayloadOf<typeof promiseMissed>): Promise<void> {
  const found = await findMissedPromise(ctx, missed.duePromiseId);
  if (!found) return;
  await record(ctx, {
    source: 'missed-promise',
    sourceId: missed.duePromiseId,
    customerId: missed.customerId,
    conversationId: missed.conversationId,
    elementId: missed.elementId,
    servedBy: missed.staffId,
    words: say('words.missed-promise', { words: found.words }),
    foundBy: 'us',
    happenedAt: missed.at,
  });
}

export async function onAnswer(ctx: Ctx, answer: PayloadOf<typeof answerGiven>): Promise<void> {
  const severity = severityOfAnswer(answer, (await getWorkspace(ctx)).settings);
  if (severity === undefined) return;
  const isBasic = answer.elementId !== null && answer.basicWorked !== null && answer.basicWorked !== 'yes';
  const element = isBasic && answer.elementId ? await findElementName(ctx, answer.elementId) : '';
  await record(ctx, {
    source: 'answer',
    sourceId: answer.askId,
    customerId: answer.customerId,
    ...(await conversationIfThere(ctx, answer.conversationId)),
    elementId: isBasic ? answer.elementId : null,
    words: isBasic
      ? say(`words.basic.${answer.basicWorked}`, { element })
      : say('words.mark', { mark: answer.mark }),
    severity,
    foundBy: 'them',
    happenedAt: answer.at,
  });
}

export async function onCheck(ctx: Ctx, check: PayloadOf<typeof checkRecorded>): Promise<void> {
  if (check.outcome !== 'missed') return;
  const found = await findMissedCheck(ctx, check.checkId);
  const place = await conversationIfThere(ctx, check.conversationId);
  // A basic that failed for nobody in particular is the report card's; there is nobody to put it right for.
  if (!found || (check.customerId === null && place.conversationId === undefined)) return;
  await record(ctx, {
    source: 'check',
    sourceId: found.firstId,
    ...(check.customerId === null ? {} : { customerId: check.customerId }),
    ...place,
    elementId: check.elementId,
    servedBy: check.staffId,
    words: say(found.note === '' ? 'words.check' : 'words.checkNoted', {
      element: found.element,
      note: found.note,
    }),
    severity: check.severity ?? undefined,
    foundBy: 'us',
    happenedAt: check.at,
  });
}

export async function onRequestAnswered(
  ctx: Ctx,
  answered: PayloadOf<typeof requestAnswered>,
): Promise<void> {
  if (answered.answer !== 'no' || answered.ruleWasTold !== false) return;
  const found = await findUntoldNo(ctx, answered.requestId);
  if (!found) return;
  await record(ctx, {
    source: 'untold-rule',
    sourceId: answered.requestId,
    customerId: answered.customerId,
    ...(await conversationIfThere(ctx, answered.conversationId)),
    words: say('words.untold-rule', { sentence: found.sentence }),
    foundBy: 'us',
    happenedAt: answered.at,
  });
}

export async function onHowFarReplied(ctx: Ctx, replied: PayloadOf<typeof howFarReplied>): Promise<void> {
  if (replied.reply !== 'no' || replied.ruleId === null) return;
  const rule = await findRuleForCustomer(ctx, replied.ruleId, replied.customerId);
  if (!rule || rule.isTold) return;
  await record(ctx, {
    source: 'untold-rule',
    sourceId: replied.answerId,
    customerId: replied.customerId,
    ...(await conversationIfThere(ctx, replied.conversationId)),
    words: say('words.untold-rule', { sentence: await findSentence(ctx, replied.ruleId) }),
    foundBy: 'us',
    happenedAt: replied.at,
  });
}

export async function onExtraEnded(ctx: Ctx, ended: PayloadOf<typeof extraEnded>): Promise<void> {
  if (!ended.isBrokenPromise) return;
  await record(ctx, {
    source: 'stopped-extra',
    sourceId: ended.endingId,
    customerId: ended.customerId,
    words: say('words.stopped-extra', { kind: await findExtraKindName(ctx, ended.kindId) }),
    foundBy: 'us',
    happenedAt: ended.at,
  });
}

/** A conversation may have gone since it was announced; the failure has not. */
async function conversationIfThere(
  ctx: Ctx,
  conversationId: string | null,
): Promise<{ conversationId?: string }> {
  if (conversationId === null) return {};
  return (await findPlace(ctx, conversationId)) ? { conversationId } : {};
}
