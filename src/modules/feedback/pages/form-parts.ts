import { html } from '#platform/html/html.ts';
import type { Translate } from '#platform/texts/texts.ts';
import type { Question } from '../contract.ts';
import { formFields, longestWords, type Submission } from '../logic/submission.ts';
import type { Ask } from '../queries/find-ask.ts';

export interface AskForm {
  say: Translate;
  ask: Ask;
  /** What stands in the fields: earlier answers, a letter chosen in the mail, or what was just typed. */
  values: Partial<Record<Question, string>>;
  problems: Submission['problems'];
  /** A calm line above the form, already worded. */
  notice: string | null;
  opened: string;
  path: string;
  isChange: boolean;
  /** What a check-in can be about; empty for other kinds. */
  elements: readonly { id: string; name: string }[];
}

export function wordsField(form: AskForm, question: Question) {
  const { say, problems, values } = form;
  const field = formFields[question];
  const isWrong = problems.some((problem) => problem.question === question);
  return html`<div>
<label class="question" for="${field}">${say(`question.${question}`)}</label>
<textarea id="${field}" name="${field}" rows="3" ${isWrong ? html`aria-invalid="true" aria-describedby="${field}-wrong"` : ''}>
${values[question] ?? ''}</textarea>${problemOf(form, question)}
</div>`;
}

export function radio({ values }: AskForm, question: Question, value: string) {
  const checked = values[question] === value ? html` checked` : '';
  return html`<input type="radio" name="${formFields[question]}" value="${value}"${checked}>`;
}

export function problemOf({ say, problems }: AskForm, question: Question) {
  const problem = problems.find((one) => one.question === question);
  if (!problem) return '';
  return html`<p class="wrong" id="${formFields[question]}-wrong">${say(`problem.${problem.code}`, { most: longestWords })}</p>`;
}
