import type { VisitRequest } from '#modules/access/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { isRefusal, notFound } from '#platform/errors.ts';
import { html, type Html } from '#platform/html/html.ts';
import { translator } from '#platform/texts/texts.ts';
import { z } from 'zod';
import { myPage } from '../../../portal/my-page.ts';
import {
  addOwnExpectation,
  confirmExpectation,
  correctExpectation,
  withdrawExpectation,
} from '../commands/own-expectation.ts';
import type { Expectation } from '../contract.ts';
import { findExpectation, listHistory } from '../queries/expectation-rows.ts';
import { findStanding, listLiveElements } from '../queries/facts.ts';
import { levelWords } from './level-bar.ts';
import { ownFields, readOwnForm, type OwnForm } from './own-form.ts';
import { sourceWords } from './source-words.ts';

/** GET /my/expectations/{id}: one record, the form to put it right, and everything that was ever noted before it. */
export async function showOwn(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  const record = await ownRecord(ctx, visit);
  // An old link leads to what stands now.
  if (record.replacedAt !== null) {
    const standing = await findStanding(ctx, {
      customerId: record.customer.id,
      elementId: record.element.id,
    });
    if (standing && standing.id !== record.id) return redirect(`/my/expectations/${standing.id}`);
  }
  return ownPage(ctx, visit, { record, values: record });
}

/** POST: right as it is, not expected at all, or put right. */
export async function receiveOwn(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  const { form, visitor } = visit;
  const record = await ownRecord(ctx, visit);
  const own = { id: record.id, customerIds: visitor.customerIds };
  const values = readOwnForm(form);
  if (!values) throw notFound();
  const isAgain = record.withdrawnAt !== null && record.replacedAt === null;
  try {
    if (form['do'] === 'confirm') await confirmExpectation(ctx, own);
    else if (form['do'] === 'withdraw') await withdrawExpectation(ctx, own);
    else if (isAgain)
      await addOwnExpectation(ctx, {
        ...values,
        customerId: record.customer.id,
        elementId: record.element.id,
      });
    else await correctExpectation(ctx, own, values);
  } catch (error) {
    if (!isRefusal(error) || error.kind === 'not-found') throw error;
    return askAgain(ctx, visit, { record, values, code: error.code });
  }
  return redirect('/my#expectations');
}

/** Both sides wrote at once, or a level does not fit: what was typed stays, beside what stands now. */
async function askAgain(
  ctx: Ctx,
  visit: VisitRequest,
  { record, values, code }: { record: Expectation; values: OwnForm; code: string },
): Promise<Response> {
  const place = { customerId: record.customer.id, elementId: record.element.id };
  const standing = await findStanding(ctx, place);
  const now = (standing && (await findExpectation(ctx, standing.id))) ?? record;
  return ownPage(ctx, visit, { record: now, values, problem: code });
}

export async function showNew(
  ctx: Ctx,
  visit: VisitRequest,
  given?: { values: OwnForm; problem: string },
): Promise<Response> {
  const say = translator('expectations', visit.visitor.language);
  const { name: workspaceName } = await getWorkspace(ctx);
  const elements = await listLiveElements(ctx);
  const values = given?.values ?? { adequate: null, desired: null, expectedNow: null, words: '' };
  const chosen = visit.form['elementId'];
  const title = say('page.new.title');
  const body = await html`<h1>${title}</h1><p class="lead quiet">${say('page.new.lead')}</p>
${given ? problemOf(say(`page.problem.${given.problem}`)) : ''}
<form method="post" action="/my/expectations/new" data-keep="expectation-new">
<div><label class="question" for="elementId">${say('page.new.element')}</label>
<select id="elementId" name="elementId">${elements.map(
    ({ id, name }) => html`<option value="${id}" ${id === chosen ? html`selected` : ''}>${name}</option>`,
  )}</select></div>
${ownFields(say, values)}
<div><button type="submit">${say('page.form.save')}</button></div></form>`;
  return myPage({ visitor: visit.visitor, workspaceName, title, body, status: given ? 422 : 200 });
}

export async function receiveNew(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  const values = readOwnForm(visit.form);
  const elementId = z.uuid().safeParse(visit.form['elementId']);
  if (!values || !elementId.success) throw notFound();
  const { customerId } = visit.visitor;
  try {
    await addOwnExpectation(ctx, { ...values, customerId, elementId: elementId.data });
  } catch (error) {
    if (!isRefusal(error) || error.kind === 'not-found') throw error;
    return showNew(ctx, visit, { values, problem: error.code });
  }
  return redirect('/my#expectations');
}

async function ownRecord(ctx: Ctx, { params, visitor }: VisitRequest): Promise<Expectation> {
  const id = z.uuid().safeParse(params['id']);
  const record = id.success ? await findExpectation(ctx, id.data) : undefined;
  if (!record || !visitor.customerIds.includes(record.customer.id)) throw notFound();
  return record;
}

async function ownPage(
  ctx: Ctx,
  { visitor }: VisitRequest,
  { record, values, problem }: { record: Expectation; values: OwnForm; problem?: string },
): Promise<Response> {
  const say = translator('expectations', visitor.language);
  const { name: workspaceName, timeZone } = await getWorkspace(ctx);
  const reader = { language: visitor.language, timeZone };
  const place = { customerId: record.customer.id, elementId: record.element.id };
  const earlier = (await listHistory(ctx, place)).filter(({ id }) => id !== record.id);
  const isWithdrawn = record.withdrawnAt !== null;
  const title = record.element.name;
  const body: Html = await html`<h1>${title}</h1>
<p class="lead quiet">${isWithdrawn ? say('page.isWithdrawn') : sourceWords(say, reader, record)}</p>
${problem === undefined ? '' : problemOf(say(`page.problem.${problem}`))}
${problem === undefined || levelWords(say, record) === '' ? '' : html`<p class="small">${say('page.stands')} ${levelWords(say, record)} ${record.words}</p>`}
<form method="post" action="/my/expectations/${record.id}" data-keep="${record.id}">
${ownFields(say, values)}
<div class="stack"><button type="submit" name="do" value="correct">${say('page.form.save')}</button>
${
  isWithdrawn
    ? ''
    : html`<button class="second" type="submit" name="do" value="confirm">${say('page.form.confirm')}</button>
<button class="second" type="submit" name="do" value="withdraw">${say('page.form.withdraw')}</button>`
}</div>
</form>
${
  earlier.length === 0
    ? ''
    : html`<h2 class="after">${say('page.earlier')}</h2><dl class="said">${earlier.map(
        (one) => html`<div><dt>${sourceWords(say, reader, one)}</dt>
<dd>${one.words === '' ? '' : `“${one.words}” `}${levelWords(say, one)}</dd></div>`,
      )}</dl>`
}`;
  const status = problem === undefined ? 200 : 409;
  return myPage({ visitor, workspaceName, title, body, status });
}

function problemOf(words: string) {
  return html`<p class="notice error" role="alert">${words}</p>`;
}

function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}
