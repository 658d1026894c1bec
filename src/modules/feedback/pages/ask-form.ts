import { html, type Html } from '#platform/html/html.ts';
import type { Translate } from '#platform/texts/texts.ts';
import { questionsOf, scales, type Submission } from '../logic/submission.ts';
import type { Ask } from '../queries/find-ask.ts';
import { checkInFields, sentenceFields } from './check-in-fields.ts';
import { problemOf, radio, wordsField, type AskForm } from './form-parts.ts';

/** The one-minute page. Legends, labels and describedby carry the meaning; colour and script add nothing to it. */
export async function askForm(form: AskForm): Promise<Html> {
  const { say, ask, problems } = form;
  const general = problems.find((problem) => problem.question === null);
  return html`${noticeOf(form, general)}
<form method="post" action="${form.path}" data-keep="${ask.id}" novalidate>
<input type="hidden" name="opened" value="${form.opened}">
<div class="trap" aria-hidden="true"><label>${say('ask.trap')} <input name="website" tabindex="-1" autocomplete="off"></label></div>
${fieldsOf(form)}
<div><button type="submit">${form.isChange ? say('ask.change') : say('ask.send')}</button></div>
</form>`;
}

function fieldsOf(form: AskForm) {
  switch (form.ask.kind) {
    case 'check-in':
      return checkInFields(form);
    case 'same-sentence':
      return sentenceFields(form);
    case 'after-conversation':
      return conversationFields(form);
  }
}

function conversationFields(form: AskForm) {
  const asked = questionsOf(form.ask);
  return html`${markField(form)}
${asked.includes('basic-worked') ? basicField(form) : ''}
${asked.includes('how-did-i-do') ? personFields(form) : ''}
${wordsField(form, 'what-missed')}
${wordsField(form, 'rule-in-the-way')}`;
}

function noticeOf({ say, problems, notice }: AskForm, general: Submission['problems'][number] | undefined) {
  if (problems.length > 0) {
    const words = general ? say(`problem.${general.code}`) : say('problem.summary');
    return html`<p class="notice error" role="alert">${words}</p>`;
  }
  return notice === null ? '' : html`<p class="notice" role="status">${notice}</p>`;
}

function markField(form: AskForm) {
  const { say, ask } = form;
  const about = ask.subject ? say('ask.about', { subject: ask.subject }) : say('ask.about-nothing');
  return html`<fieldset aria-describedby="about">
<legend><h1>${say('question.school-mark')}</h1></legend>
<p class="lead quiet" id="about">${about}</p>
<div class="stack">${scales['school-mark'].map(
    (mark) => html`
<label class="choice">${radio(form, 'school-mark', mark)}<span class="face"><span class="letter">${mark}</span>${say(`choice.school-mark.${mark}`)}</span></label>`,
  )}
</div>${problemOf(form, 'school-mark')}
</fieldset>`;
}

function basicField(form: AskForm) {
  const { say, ask } = form;
  return html`<fieldset>
<legend class="question">${basicQuestion(say, ask)}</legend>
<div class="row">${scales['basic-worked'].map(
    (value) => html`
<label class="choice">${radio(form, 'basic-worked', value)}<span class="face">${say(`choice.basic-worked.${value}`)}</span></label>`,
  )}
</div>${problemOf(form, 'basic-worked')}
</fieldset>`;
}

/** An element brings its question whole ("Was your room clean?") or only the words that fit into ours. */
export function basicQuestion(say: Translate, ask: Pick<Ask, 'checkWording' | 'elementName'>): string {
  const wording = ask.checkWording?.trim() || ask.elementName || '';
  return wording.endsWith('?') ? wording : say('ask.basic', { element: wording });
}

function personFields(form: AskForm) {
  const { say, ask } = form;
  const name = ask.staffName ?? '';
  return html`<fieldset aria-describedby="person-first">
<legend class="question">${say('question.how-did-i-do', { name })}</legend>
<p class="small quiet" id="person-first">${say('ask.person-first', { name })}</p>
<div class="row">${scales['how-did-i-do'].map(
    (value) => html`
<label class="choice">${radio(form, 'how-did-i-do', value)}<span class="face">${value}</span></label>`,
  )}
</div>
<div class="ends small quiet"><span>1 · ${say('ask.person-ends.low')}</span><span>5 · ${say('ask.person-ends.high')}</span></div>${problemOf(form, 'how-did-i-do')}
</fieldset>
${wordsField(form, 'keep')}
${wordsField(form, 'change')}`;
}
