import { html, type Html } from '#platform/html/html.ts';
import type { Translate } from '#platform/texts/texts.ts';
import type { LineDifference, PageContent, WordChange } from '../contract.ts';
import { sections, type Section } from '../logic/sections.ts';

export interface SheetOptions {
  say: Translate;
  content: PageContent;
  /** Words under one of our lines, such as how its promise is kept. */
  under?: ReadonlyMap<string, Html>;
}

/** The page as both sides read it: two columns, what limits us beside what they can expect. */
export async function sheet({ say, content, under }: SheetOptions): Promise<Html> {
  const { intro, ours, theirs, limits, outOfScope, missed, change } = content;
  return html`<div class="sheet">
${intro === '' ? '' : html`<p class="lead">${intro}</p>`}
<div class="two">
<section><h2>${say('page.ours')}</h2>${
    ours.length === 0
      ? html`<p class="quiet">${say('page.nothing')}</p>`
      : html`<ul>${ours.map(({ id, words }) => html`<li>${words}${under?.get(id) ?? ''}</li>`)}</ul>`
  }</section>
<div>${theirs.length === 0 ? '' : await list(say('page.theirs'), theirs)}
${
  limits.length === 0
    ? ''
    : html`<section><h2>${say('page.limits')}</h2><ul>${limits.map(
        ({ kind, words, reason }) =>
          html`<li>${words} <span class="tag">${say(`page.kind.${kind}`)}</span>${reason === '' ? '' : html`<br><span class="quiet small">${say('page.because', { reason })}</span>`}</li>`,
      )}</ul></section>`
}</div>
</div>
${outOfScope.length === 0 ? '' : await list(say('page.outOfScope'), outOfScope)}
${missed === '' ? '' : html`<section><h2>${say('page.missed')}</h2><p>${missed}</p></section>`}
${change === '' ? '' : html`<section><h2>${say('page.change')}</h2><p>${change}</p></section>`}
</div>`;
}

async function list(title: string, lines: readonly { words: string }[]): Promise<Html> {
  return html`<section><h2>${title}</h2><ul>${lines.map(({ words }) => html`<li>${words}</li>`)}</ul></section>`;
}

/** What changes, line by line, said in words as well as shown by strokes and colour; the rest is only counted. */
export async function differenceSheet(say: Translate, rows: readonly LineDifference[]): Promise<Html> {
  const changed = rows.filter(({ kind }) => kind !== 'same');
  const same = rows.length - changed.length;
  const shown = sections.filter((section) => changed.some((row) => row.section === section));
  return html`<div class="sheet changes">${await Promise.all(
    shown.map((section) => differenceSection(say, section, changed)),
  )}${same === 0 ? '' : html`<p class="quiet small">${say('page.difference.same', { count: same })}</p>`}</div>`;
}

async function differenceSection(
  say: Translate,
  section: Section,
  rows: readonly LineDifference[],
): Promise<Html> {
  const own = rows.filter((row) => row.section === section);
  return html`<section><h2>${say(`page.${section}`)}</h2><ul>${own.map(
    (row) =>
      html`<li class="${row.kind}"><span class="tag">${say(`page.difference.${row.kind}`)}</span> ${row.words.map((piece) => marked(say, piece))}</li>`,
  )}</ul></section>`;
}

function marked(say: Translate, { kind, text }: WordChange) {
  if (kind === 'added')
    return html`<ins><span class="spoken">${say('page.difference.begin-added')} </span>${text}<span class="spoken"> ${say('page.difference.end')}</span></ins>`;
  if (kind === 'removed')
    return html`<del><span class="spoken">${say('page.difference.begin-removed')} </span>${text}<span class="spoken"> ${say('page.difference.end')}</span></del>`;
  return text;
}
