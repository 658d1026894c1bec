import type { VisitRequest } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import { isRefusal, notFound } from '#platform/errors.ts';
import { html, type Html } from '#platform/html/html.ts';
import { myPage } from '../../../portal/my-page.ts';
import { rank } from '../commands/same-page-check.ts';
import type { SamePageCheck } from '../contract/checks.ts';
import { listLength, type RankedItem } from '../logic/same-page.ts';
import { choicesToRank, findCheck } from '../queries/checks.ts';
import { theirSpeaker, wordsFor } from './visited.ts';

type Words = Awaited<ReturnType<typeof wordsFor>>;
type Choice = { words: string; elementId: string };

async function visitedCheck(ctx: Ctx, { visitor, params }: VisitRequest): Promise<SamePageCheck> {
  const id = params['id'] ?? '';
  const check = /^[0-9a-f-]{36}$/i.test(id) ? await findCheck(ctx, id) : undefined;
  if (!check || !visitor.customerIds.includes(check.customer.id)) throw notFound();
  return check;
}

/** GET /my/same-page/{id}: five places to fill, or both lists once both are in. */
export async function showCheck(ctx: Ctx, request: VisitRequest): Promise<Response> {
  const check = await visitedCheck(ctx, request);
  const words = await wordsFor(ctx, request.visitor);
  const body = check.result
    ? await bothLists(words, check)
    : check.isIn.them
      ? await waiting(words, check)
      : await rankForm(words, check, { choices: await choicesToRank(ctx), typed: {} });
  return myPage({ ...words, visitor: request.visitor, title: words.say('check.title'), body });
}

/** POST: their five. What was chosen stands in the form again when something is missing or named twice. */
export async function receiveCheck(ctx: Ctx, request: VisitRequest): Promise<Response> {
  const check = await visitedCheck(ctx, request);
  const choices = await choicesToRank(ctx);
  const items = itemsOf(request.form, choices);
  try {
    if (items.length < listLength) return await again(ctx, request, check, 'check.missing');
    const by = theirSpeaker(request.visitor, '');
    await rank(ctx, { checkId: check.id, items, by });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === 'ranked_twice') return again(ctx, request, check, 'check.twice');
    if (error.code !== 'both_are_in') throw error;
  }
  return new Response(null, {
    status: 303,
    headers: { location: `/my/same-page/${check.id}`, 'cache-control': 'no-store' },
  });
}

async function again(
  ctx: Ctx,
  { visitor, form }: VisitRequest,
  check: SamePageCheck,
  problem: string,
): Promise<Response> {
  const words = await wordsFor(ctx, visitor);
  const choices = await choicesToRank(ctx);
  const body = await rankForm(words, check, { choices, typed: form, notice: words.say(problem) });
  return myPage({ ...words, visitor, title: words.say('check.title'), body, status: 422 });
}

/** Own words win over what was chosen from the list. */
function itemsOf(form: Record<string, string>, choices: readonly Choice[]): RankedItem[] {
  return Array.from({ length: listLength }, (_, index): RankedItem[] => {
    const own = (form[`own-${index}`] ?? '').trim().slice(0, 200);
    if (own !== '') return [{ words: own }];
    const chosen = choices.find(({ elementId }) => elementId === form[`item-${index}`]);
    return chosen ? [chosen] : [];
  }).flat();
}

async function rankForm(
  { say, workspaceName }: Words,
  check: SamePageCheck,
  { choices, typed, notice }: { choices: readonly Choice[]; typed: Record<string, string>; notice?: string },
): Promise<Html> {
  const rows = Array.from({ length: listLength }, (_, index) => {
    const chosen = typed[`item-${index}`] ?? '';
    const label = say('check.place', { number: index + 1 });
    return html`<fieldset><legend class="question">${label}</legend>
<select name="item-${index}" aria-label="${label}"><option value="">${say('check.choose')}</option>${choices.map(
      ({ words, elementId }) =>
        html`<option value="${elementId}" ${elementId === chosen ? html`selected` : ''}>${words}</option>`,
    )}</select>
<input type="text" name="own-${index}" maxlength="200" aria-label="${say('check.own', { number: index + 1 })}" placeholder="${say('check.own-words')}" value="${typed[`own-${index}`] ?? ''}"></fieldset>`;
  });
  return html`<h1>${say('check.title')}</h1><p class="lead quiet">${say('check.lead', { workspace: workspaceName })}</p>
${notice === undefined ? '' : html`<p class="notice error" role="alert">${notice}</p>`}
<form method="post" action="/my/same-page/${check.id}">${rows}<div><button type="submit">${say('check.send')}</button></div></form>`;
}

async function waiting({ say, workspaceName }: Words, check: SamePageCheck): Promise<Html> {
  return html`<h1>${say('check.thanks')}</h1><p class="lead quiet">${say('check.waits', { workspace: workspaceName })}</p>
<p class="small"><a class="step" href="/my/same-page/${check.id}">${say('check.look')}</a></p>`;
}

async function bothLists({ say, workspaceName }: Words, { us, them, result }: SamePageCheck): Promise<Html> {
  const list = (title: string, items: readonly RankedItem[], alone: readonly string[]) =>
    html`<section><h2>${title}</h2><ol>${items.map(
      ({ words }) =>
        html`<li>${words}${alone.includes(words) ? html` <span class="tag">${say('check.only')}</span>` : ''}</li>`,
    )}</ol></section>`;
  return html`<h1>${say('check.title')}</h1><div class="sheet"><div class="two">
${list(say('check.yours'), them?.items ?? [], result?.onlyThem ?? [])}
${list(say('check.ours', { workspace: workspaceName }), us?.items ?? [], result?.onlyUs ?? [])}</div></div>
<p class="after">${say('check.result', { overlap: result?.overlap ?? 0, of: result?.of ?? 0 })}</p>
<p class="quiet small">${say('check.talk')}</p>`;
}
