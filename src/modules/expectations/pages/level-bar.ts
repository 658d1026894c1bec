import { html } from '#platform/html/html.ts';
import type { Translate } from '#platform/texts/texts.ts';
import type { Levels } from '../logic/levels.ts';

/**
 * The zone of tolerance as a small drawing: the band from what is all right to what is wished for, and a mark at what is
 * counted on today. The same in words for whoever does not see it.
 */
export function levelBar(say: Translate, { adequate, desired, expectedNow }: Levels) {
  if (adequate === null && desired === null && expectedNow === null) return '';
  const at = (value: number) => Math.round(10 + value * 56);
  const from = adequate ?? desired ?? 0;
  const to = desired ?? adequate ?? 0;
  const hasBand = adequate !== null || desired !== null;
  return html`<svg class="levels" viewBox="0 0 300 26" role="img" aria-label="${levelWords(say, { adequate, desired, expectedNow })}">
<line x1="10" x2="290" y1="13" y2="13" class="scale"/>
${[0, 1, 2, 3, 4, 5].map((value) => html`<line x1="${at(value)}" x2="${at(value)}" y1="10" y2="16" class="scale"/>`)}
${hasBand ? html`<rect x="${at(from)}" y="7" width="${Math.max(4, at(to) - at(from))}" height="12" rx="6" class="band"/>` : ''}
${expectedNow === null ? '' : html`<circle cx="${at(expectedNow)}" cy="13" r="6" class="now"/>`}
</svg>`;
}

export function levelWords(say: Translate, { adequate, desired, expectedNow }: Levels): string {
  const parts = [
    adequate === null ? '' : say('page.level.adequate', { value: shown(adequate) }),
    desired === null ? '' : say('page.level.desired', { value: shown(desired) }),
    expectedNow === null ? '' : say('page.level.expectedNow', { value: shown(expectedNow) }),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

export function shown(value: number): string {
  return String(Math.round(value * 10) / 10);
}
