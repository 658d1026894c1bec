import type { Ctx } from '#platform/context.ts';
import { sealOpening } from '../ask-token.ts';
import { pageState } from '../logic/page-state.ts';
import { scales, type CurrentAnswer } from '../logic/submission.ts';
import { elementsOf, findAskByToken, listCurrentAnswers, type Ask } from '../queries/find-ask.ts';
import { askForm } from './ask-form.ts';
import type { AskRequest } from './ask-request.ts';
import { finalPage, thanksPage } from './plain-pages.ts';
import { gonePage, shellOf, titleOf } from './shell.ts';

/** GET /a/{token}: the form, what was said, or the closed page. It reads and changes nothing. */
export async function showAsk(ctx: Ctx, request: AskRequest): Promise<Response> {
  const ask = await findAskByToken(ctx, request.token.hash);
  if (!ask || ask.suspendedAt !== null) return gonePage();
  const state = pageState(ask, ctx.now);
  if (state === 'gone') return gonePage();
  const answers = await listCurrentAnswers(ctx, ask.id);
  return state === 'final' ? showFinal(ctx, ask, answers) : showForm(ctx, request, { ask, answers });
}

async function showForm(
  ctx: Ctx,
  request: AskRequest,
  { ask, answers }: { ask: Ask; answers: CurrentAnswer[] },
): Promise<Response> {
  const { say, moment, shell } = shellOf(ask);
  const said = Object.fromEntries(answers.map((answer) => [answer.question, answer.value]));
  const chosen = scales['school-mark'].find((mark) => mark === request.mark);
  const until = ask.answeredAt === null || ask.changeableUntil === null ? null : ask.changeableUntil;
  const changing = until === null ? null : say('ask.changing', { until: moment(until) });
  const form = await askForm({
    say,
    ask,
    values: chosen === undefined ? said : { ...said, 'school-mark': chosen },
    problems: [],
    notice: request.isStaff ? say('staff.words') : changing,
    opened: sealOpening(ctx.platform.secrets, request.token, ctx.now),
    path: request.path,
    isChange: until !== null,
    elements: await elementsOf(ctx, ask),
  });
  return shell(titleOf(say, ask), form, {
    declinePath: `${request.path}/decline`,
  });
}

/** GET /a/{token}/thanks: where a sent form leads, so that loading the page again sends nothing again. */
export async function showThanks(ctx: Ctx, request: AskRequest): Promise<Response> {
  const ask = await findAskByToken(ctx, request.token.hash);
  if (!ask || ask.suspendedAt !== null) return gonePage();
  const state = pageState(ask, ctx.now);
  const answers = await listCurrentAnswers(ctx, ask.id);
  if (state === 'final') return showFinal(ctx, ask, answers);
  if (state !== 'changeable' || ask.changeableUntil === null) return showAsk(ctx, request);
  const { say, moment, shell } = shellOf(ask);
  const body = await thanksPage(say, {
    ask,
    answers,
    elements: await elementsOf(ctx, ask),
    until: moment(ask.changeableUntil),
    path: request.path,
  });
  return shell(say('thanks.title'), body);
}

export async function showFinal(ctx: Ctx, ask: Ask, answers: CurrentAnswer[]): Promise<Response> {
  const { say, shell } = shellOf(ask);
  return shell(
    say('final.title'),
    await finalPage(say, { ask, answers, elements: await elementsOf(ctx, ask) }),
  );
}
