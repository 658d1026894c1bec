import { html } from '#platform/html/html.ts';
import type { Question } from '../contract.ts';
import { formFields, scales } from '../logic/submission.ts';
import { problemOf, radio, wordsField, type AskForm } from './form-parts.ts';

/** The three questions of the check-in in their order, then the whole, then how long they would wait. */
export function checkInFields(form: AskForm) {
  return html`${toTenField(form, 'exceeding')}
${toTenField(form, 'standards')}
${choiceField(form, 'how-far')}
${aboutField(form)}
${wordsField(form, 'how-far-words')}
${toTenField(form, 'satisfied')}
${choiceField(form, 'longest-wait')}`;
}

/** The sentence that both sides answer in the same week. */
export function sentenceFields(form: AskForm) {
  const { say, ask } = form;
  return html`<fieldset aria-describedby="about">
<legend><h1>${say('question.superior', { workspace: ask.workspaceName })}</h1></legend>
<p class="lead quiet" id="about">${say('sentence.lead')}</p>
<div class="stack">${scales.superior.toReversed().map(
    (value) => html`
<label class="choice">${radio(form, 'superior', value)}<span class="face">${say(`choice.superior.${value}`)}</span></label>`,
  )}
</div>${problemOf(form, 'superior')}
</fieldset>`;
}

function toTenField(form: AskForm, question: 'exceeding' | 'standards' | 'satisfied') {
  const { say } = form;
  const isFirst = question === 'exceeding';
  const words = say(`question.${question}`);
  return html`<fieldset>
<legend class="question">${isFirst ? html`<h1>${words}</h1>` : words}</legend>
${isFirst ? html`<p class="lead quiet">${say('check-in.lead')}</p>` : ''}
<div class="ten">${scales[question].map(
    (value) => html`
<label class="choice">${radio(form, question, value)}<span class="face">${value}</span></label>`,
  )}
</div>
<div class="ends small quiet"><span>1 · ${say(`ends.${question}.low`)}</span><span>10 · ${say(`ends.${question}.high`)}</span></div>${problemOf(form, question)}
</fieldset>`;
}

function choiceField(form: AskForm, question: 'how-far' | 'longest-wait') {
  const { say } = form;
  return html`<fieldset>
<legend class="question">${say(`question.${question}`)}</legend>
<div class="stack after">${scales[question].map(
    (value) => html`
<label class="choice">${radio(form, question, value)}<span class="face">${say(`choice.${question}.${value}`)}</span></label>`,
  )}
</div>${problemOf(form, question)}
</fieldset>`;
}

function aboutField(form: AskForm) {
  const { say, elements, values } = form;
  if (elements.length === 0) return '';
  const question: Question = 'how-far-about';
  const field = formFields[question];
  return html`<div><label class="question" for="${field}">${say(`question.${question}`)}</label>
<select id="${field}" name="${field}"><option value="">${say('check-in.nothing-particular')}</option>${elements.map(
    ({ id, name }) =>
      html`<option value="${id}"${id === values[question] ? html` selected` : ''}>${name}</option>`,
  )}</select></div>`;
}
