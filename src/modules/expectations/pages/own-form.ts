import { z } from 'zod';
import { html } from '#platform/html/html.ts';
import type { Translate } from '#platform/texts/texts.ts';
import type { Levels } from '../logic/levels.ts';
import { shown } from './level-bar.ts';

const names = ['adequate', 'desired', 'expectedNow'] as const;

export type OwnForm = Levels & { words: string };

const levelField = z
  .string()
  .catch('')
  .transform((text) => (text.trim() === '' ? null : Number(text)))
  .pipe(z.number().min(0).max(5).nullable());
const formShape = z.object({
  adequate: levelField,
  desired: levelField,
  expectedNow: levelField,
  words: z
    .string()
    .catch('')
    .transform((text) => text.replaceAll('\r\n', '\n').trim().slice(0, 1000)),
});

/** Undefined when a level is none: then somebody wrote to us by hand. */
export function readOwnForm(form: Record<string, string>): OwnForm | undefined {
  const read = formShape.safeParse(form);
  return read.success ? read.data : undefined;
}

/** The three levels and the words; a record and an empty form look alike. */
export function ownFields(say: Translate, values: OwnForm) {
  return html`<div><label class="question" for="words">${say('page.form.words')}</label>
<textarea id="words" name="words" rows="4" maxlength="1000">
${values.words}</textarea></div>
${names.map(
  (name) => html`<div><label class="question" for="${name}">${say(`page.form.${name}`)}</label>
<select id="${name}" name="${name}">${choices(values[name]).map(
    (value) =>
      html`<option value="${value ?? ''}" ${value === values[name] ? html`selected` : ''}>${choiceWords(say, value)}</option>`,
  )}</select></div>`,
)}`;
}

/** Half steps, and the present level where it lies between two. */
function choices(present: number | null): (number | null)[] {
  const steps = Array.from({ length: 11 }, (_, index) => index / 2);
  const all = present === null || steps.includes(present) ? steps : [...steps, present].sort((a, b) => a - b);
  return [null, ...all];
}

function choiceWords(say: Translate, value: number | null): string {
  if (value === null) return say('page.form.unsaid');
  const words = { 0: 'low', 3: 'middle', 5: 'high' }[value];
  return words === undefined ? shown(value) : say(`page.form.${words}`);
}
