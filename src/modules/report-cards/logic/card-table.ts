import type { Card, EvidenceItem } from '../contract.ts';
import type { CsvCell } from '#platform/csv-cell.ts';
import type { ShownNumber } from './shown-number.ts';

type Say = (key: string) => string;

/** A card as a table: one figure per line, each with its interval and the number it rests on. */
export function cardTable(card: Card, say: Say): CsvCell[][] {
  const { subject, period, core, experience, asked } = card;
  const figure = (name: string, shown: ShownNumber): CsvCell[] =>
    shown.shown
      ? [name, shown.value, shown.interval.low, shown.interval.high, shown.n]
      : [name, `${shown.n} / ${shown.needed}`, null, null, shown.n];
  const plain = (name: string, value: CsvCell, n: CsvCell = null): CsvCell[] => [name, value, null, null, n];
  return [
    ['figure', 'value', 'low', 'high', 'n'].map((key) => say(`csv.${key}`)),
    plain(say('csv.subject'), subject.name),
    plain(say('csv.from'), period.from),
    plain(say('csv.to'), period.to),
    plain(say('csv.grade'), card.grade ?? ''),
    plain(say('csv.provisional'), say(card.provisional ? 'csv.yes' : 'csv.no')),
    figure(say('csv.core'), core.share),
    ...(core.counts
      ? (['kept', 'recovered', 'missed'] as const).map((outcome) =>
          plain(say(`outcome.${outcome}`), core.counts?.[outcome] ?? 0, core.counts?.n ?? 0),
        )
      : []),
    ...core.elements.map((element) => figure(element.name, element.share)),
    figure(say('csv.net-delight'), experience.netDelight),
    ...(experience.counts
      ? (['delighted', 'content', 'unhappy'] as const).map((outcome) =>
          plain(say(`outcome.${outcome}`), experience.counts?.[outcome] ?? 0, experience.counts?.n ?? 0),
        )
      : []),
    ...(asked
      ? (['A', 'B', 'C', 'D', 'F'] as const).map((mark) =>
          plain(`${say('csv.asked')} ${mark}`, asked.counts[mark] ?? 0, asked.n),
        )
      : []),
    plain(say('csv.algorithm'), card.algorithmVersion),
  ];
}

export const evidenceColumns = [
  'day',
  'at',
  'pillar',
  'outcome',
  'source',
  'stage',
  'severity',
  'element',
  'touchpoint',
  'customer',
  'staff',
  'conversation',
  'subject-line',
] as const;

export function evidenceRow(item: EvidenceItem): CsvCell[] {
  return [
    item.day,
    item.at,
    item.pillar,
    item.outcome,
    item.source,
    item.stage,
    item.severity,
    item.element?.name ?? null,
    item.touchpoint?.name ?? null,
    item.customer?.name ?? null,
    item.staff?.name ?? null,
    item.conversation?.number ?? null,
    item.conversation?.subject ?? null,
  ];
}
