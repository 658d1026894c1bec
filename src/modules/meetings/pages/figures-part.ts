import { html, type Html } from '#platform/html/html.ts';
import type { Figures } from '../contract.ts';
import { calendarDay, part, type PageWords } from './page-words.ts';

/** What was found: the mark with what it rests on, promises, what was given beyond them, what was asked for. */
export async function figuresParts(figures: Figures, words: PageWords): Promise<Html[]> {
  const { say } = words;
  const period = say('page.period', {
    from: calendarDay(words, figures.period.from),
    to: calendarDay(words, figures.period.to),
  });
  const found =
    await html`<p class="small quiet">${period}</p>${await marks(figures, words)}${await trend(figures, words)}`;
  return [
    await part(say('page.found'), found, 'found'),
    ...(await listPart('extras', figures.extras, words, ({ what, at }) => ({ words: what, at, small: '' }))),
    ...(await listPart('requests', figures.requests, words, (request) => ({
      words: request.words,
      at: request.at,
      small: say(`page.answer.${request.answer}`),
    }))),
  ];
}

async function marks(figures: Figures, { say }: PageWords): Promise<Html> {
  const { card, promises } = figures;
  const decided = promises.kept + promises.recovered + promises.missed;
  const rests = say('page.rests', { checks: card.checks, answers: card.answers });
  return html`<dl class="figures">
<div><dt>${say('page.mark')}</dt><dd>${card.grade === null ? html`<small>${say('page.no-mark')}</small>` : html`<span class="letter">${card.grade}</span> <small>${card.provisional ? say('page.provisional') : ''}</small>`}</dd><dt>${rests}</dt></div>
<div><dt>${say('page.promises')}</dt><dd>${promises.kept} <small>${say('page.of', { n: decided })}</small></dd><dt>${say('page.promises-more', { missed: promises.missed, recovered: promises.recovered })}</dt></div>
<div><dt>${say('page.extras-count')}</dt><dd>${figures.extras.length}</dd><dt>${say('page.extras-more')}</dt></div>
<div><dt>${say('page.requests-count')}</dt><dd>${figures.requests.length}</dd><dt>${say('page.requests-more')}</dt></div>
</dl>`;
}

/** Months without a mark stay in the row, so that a gap is seen as one. */
async function trend(figures: Figures, { say, language }: PageWords): Promise<Html | string> {
  const marked = figures.trend.filter(({ grade }) => grade !== null);
  if (marked.length < 2) return '';
  const month = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const cells = figures.trend.map(
    ({ from, grade }) =>
      html`<li><span>${grade ?? '–'}</span><small>${month.format(new Date(`${from}T00:00:00Z`)).slice(0, 3)}</small></li>`,
  );
  return html`<ol class="trend" aria-label="${say('page.trend')}">${cells}</ol>`;
}

async function listPart<T>(
  name: 'extras' | 'requests',
  rows: readonly T[],
  words: PageWords,
  lineOf: (row: T) => { words: string; at: string; small: string },
): Promise<Html[]> {
  if (rows.length === 0) return [];
  const lines = rows.map((row) => {
    const line = lineOf(row);
    return html`<li><span>${line.words}${line.small === '' ? '' : html`<br><span class="small quiet">${line.small}</span>`}</span><span class="when">${words.day(line.at)}</span></li>`;
  });
  return [await part(words.say(`page.${name}`), await html`<ul class="lines">${lines}</ul>`, name)];
}
