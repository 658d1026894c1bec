import { z } from 'zod';
import type { VisitRequest } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import { html } from '#platform/html/html.ts';
import { newId } from '#platform/ids.ts';
import { myPage } from '../../../portal/my-page.ts';
import { reportFailure } from '../commands/report-failure.ts';
import { longestReport, readReport, weightNames, type ReportProblem } from '../logic/report.ts';
import { listReportable } from '../queries/reports.ts';
import { backTo } from './recovery-page.ts';
import { speechFor } from './visited.ts';

/** GET /my/something-went-wrong */
export function showReport(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  return reportPage(ctx, visit, null);
}

/** POST: what they say opens a putting-right, whose page says who has it and by when. */
export async function receiveReport(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  const elements = await listReportable(ctx);
  const report = readReport(
    visit.form,
    elements.map(({ id }) => id),
  );
  if (report === 'empty' || report === 'long') return reportPage(ctx, visit, report);
  const named = z.uuid().safeParse(visit.form['report']);
  const reportId = named.success ? named.data : newId();
  return backTo(await reportFailure(ctx, visit.visitor, { ...report, reportId }));
}

async function reportPage(ctx: Ctx, visit: VisitRequest, problem: ReportProblem | null): Promise<Response> {
  const { visitor, form } = visit;
  const { say, workspaceName } = await speechFor(ctx, visitor);
  const elements = await listReportable(ctx);
  const wrong = problem === null ? '' : html` aria-invalid="true" aria-describedby="words-wrong"`;
  const body = await html`<h1>${say('portal.report.title')}</h1>
<p class="lead quiet">${say('portal.report.lead', { workspace: workspaceName })}</p>
<form method="post" action="/my/something-went-wrong" data-keep="something-went-wrong" novalidate>
<input type="hidden" name="report" value="${z.uuid().catch(newId()).parse(form['report'])}">
<div><label class="question" for="words">${say('portal.report.words')}</label>
<textarea id="words" name="words" rows="5" maxlength="${longestReport}" required${wrong}>${form['words'] ?? ''}</textarea>
${problem === null ? '' : html`<p class="wrong" id="words-wrong">${say(`portal.report.problem.${problem}`)}</p>`}</div>
${
  elements.length === 0
    ? ''
    : html`<div><label class="question" for="element">${say('portal.report.element')}</label>
<select id="element" name="element"><option value="">${say('portal.report.any')}</option>${elements.map(
        ({ id, name }) =>
          html`<option value="${id}"${form['element'] === id ? html` selected` : ''}>${name}</option>`,
      )}</select></div>`
}
<fieldset><legend class="question">${say('portal.report.weight')}</legend>
<div class="stack after">${weightNames.map(
    (name) =>
      html`<label class="choice"><input type="radio" name="weight" value="${name}"${form['weight'] === name ? html` checked` : ''}><span class="face">${say(`portal.report.weights.${name}`)}</span></label>`,
  )}</div></fieldset>
<div><label class="question" for="wish">${say('portal.report.wish')}</label>
<textarea id="wish" name="wish" rows="3" maxlength="${longestReport}">${form['wish'] ?? ''}</textarea></div>
<div><button type="submit">${say('portal.report.press')}</button></div>
<p class="small quiet">${say('portal.report.small')}</p></form>`;
  const status = problem === null ? 200 : 422;
  return myPage({ visitor, workspaceName, title: say('portal.report.title'), body, status });
}
