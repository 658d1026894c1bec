import { z } from 'zod';
import type { Ctx } from '#platform/context.ts';
import { readOpening, sealOpening } from '../ask-token.ts';
import { submitAnswers } from '../commands/submit-answers.ts';
import type { Question } from '../contract.ts';
import { machineVerdict } from '../logic/machine.ts';
import { pageState } from '../logic/page-state.ts';
import { formFields, questions, type Submission } from '../logic/submission.ts';
import { elementsOf, findAskByToken, type Ask } from '../queries/find-ask.ts';
import { askForm } from './ask-form.ts';
import type { AskRequest } from './ask-request.ts';
import { thanksPage, wordsPage } from './plain-pages.ts';
import { gonePage, shellOf, titleOf } from './shell.ts';
import { showAsk } from './show-ask.ts';

/** POST /a/{token}: the only request that says something. */
export async function receiveAsk(ctx: Ctx, request: AskRequest): Promise<Response> {
  const ask = await findAskByToken(ctx, request.token.hash);
  if (!ask || ask.suspendedAt !== null) return gonePage();
  if (request.isStaff) return refuseStaff(ask);
  const state = pageState(ask, ctx.now);
  if (state === 'gone' || state === 'final') return showAsk(ctx, request);
  const by = machineVerdict({
    trap: z.string().catch('').parse(request.form['website']),
    openedAt: readOpening(ctx.platform.secrets, request.token, request.form['opened']),
    now: ctx.now,
  });
  if (by === 'too-fast') return showAgain(ctx, request, ask, { problems: [], notice: 'ask.once-more' });
  const sent = { tokenHash: request.token.hash, form: request.form, by };
  const result = await submitAnswers(ctx, sent);
  switch (result.outcome) {
    case 'closed':
      return showAsk(ctx, request);
    case 'problems':
      return showAgain(ctx, request, result.ask, { problems: result.problems, notice: null });
    case 'thanks':
      return by === 'machine'
        ? thankMachine(request, result)
        : new Response(null, {
            status: 303,
            headers: { location: `${request.path}/thanks`, ...closedHeaders },
          });
  }
}

const closedHeaders = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' };

async function refuseStaff(ask: Ask): Promise<Response> {
  const { say, shell } = shellOf(ask);
  const body = await wordsPage(say('staff.title'), say('staff.words'));
  return shell(say('staff.title'), body, { status: 403 });
}

/** The form again with everything that was typed; the moment it was first shown travels on. */
async function showAgain(
  ctx: Ctx,
  request: AskRequest,
  ask: Ask,
  { problems, notice }: { problems: Submission['problems']; notice: string | null },
): Promise<Response> {
  const { say, shell } = shellOf(ask);
  const word = z.string().catch('');
  const values: Partial<Record<Question, string>> = Object.fromEntries(
    questions.map((question) => [question, word.parse(request.form[formFields[question]])]),
  );
  const openedAt = readOpening(ctx.platform.secrets, request.token, request.form['opened']) ?? ctx.now;
  const form = await askForm({
    say,
    ask,
    values,
    problems,
    notice: notice === null ? null : say(notice),
    opened: sealOpening(ctx.platform.secrets, request.token, openedAt),
    path: request.path,
    isChange: ask.answeredAt !== null,
    elements: await elementsOf(ctx, ask),
  });
  const status = problems.length > 0 ? 422 : 200;
  const options = { status, declinePath: `${request.path}/decline` };
  return shell(titleOf(say, ask), form, options);
}

/** A machine is thanked like anybody; what it sent is kept apart, so it is not shown back. */
async function thankMachine(
  request: AskRequest,
  { ask, changeableUntil }: { ask: Ask; changeableUntil: Date },
): Promise<Response> {
  const { say, moment, shell } = shellOf(ask);
  const until = moment(changeableUntil);
  const shown = { ask, answers: [], elements: [], until, path: request.path };
  return shell(say('thanks.title'), await thanksPage(say, shown));
}
