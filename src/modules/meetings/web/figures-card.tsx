import { dayWithYear } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, Letter } from '#web/ui/index.ts';
import type { Figures, Meeting } from '../contract.ts';
import { shownDay } from './step-words.tsx';

const t = texts('meetings');

/** The period in figures: the mark with what it rests on and its trend, promises, extras and new requests. */
export function FiguresCard({ meeting }: { meeting: Meeting }) {
  const { figures, preRead } = meeting;
  if (!figures) return null;
  const { from, to } = figures.period;
  return (
    <Card labelledBy="figures-title">
      <CardTitle id="figures-title" aside={t('figures.period', { from: shownDay(from), to: shownDay(to) })}>
        {t('figures.title')}
      </CardTitle>
      <div className="flex items-center gap-4">
        <Letter mark={figures.card.grade} label={t('figures.mark')} size="large" />
        <div className="min-w-0">
          <p>{t('figures.rests', { checks: figures.card.checks, answers: figures.card.answers })}</p>
          {figures.card.asked && <p>{t('figures.asked', { grade: figures.card.asked })}</p>}
          {preRead && preRead.card.grade !== figures.card.grade && (
            <p className="text-sm text-ink-3">
              {t('figures.preRead', { grade: preRead.card.grade ?? t('figures.none') })}
            </p>
          )}
        </div>
      </div>
      <Trend trend={figures.trend} />
      <Promises promises={figures.promises} />
      <List
        title={t('figures.extras', { count: figures.extras.length })}
        lines={figures.extras.map(({ what, at }) => [what, at])}
      />
      <List
        title={t('figures.requests', { count: figures.requests.length })}
        lines={figures.requests.map(({ words, answer, at }) => [
          `${words} (${t(`figures.answer.${answer}`)})`,
          at,
        ])}
      />
    </Card>
  );
}

function Trend({ trend }: { trend: Figures['trend'] }) {
  if (trend.filter(({ grade }) => grade !== null).length < 2) return null;
  return (
    <ol aria-label={t('figures.trend')} className="mt-3 grid grid-cols-12 gap-1 text-center">
      {trend.map(({ from, grade }) => (
        <li key={from}>
          <span className="block rounded bg-sunken py-0.5 font-serif font-bold">{grade ?? '–'}</span>
          <span className="text-xs text-ink-3">
            {new Intl.DateTimeFormat(navigator.language, { month: 'narrow' }).format(
              new Date(`${from}T12:00:00`),
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Promises({ promises: { kept, recovered, missed } }: { promises: Figures['promises'] }) {
  const n = kept + recovered + missed;
  return (
    <p className="mt-3">
      {n === 0 ? t('figures.noPromises') : t('figures.promises', { kept, n })}
      {recovered > 0 && <span className="text-ink-3"> · {t('figures.recovered', { count: recovered })}</span>}
      {missed > 0 && <span className="text-bad"> · {t('figures.missed', { count: missed })}</span>}
    </p>
  );
}

function List({ title, lines }: { title: string; lines: readonly (readonly [string, string])[] }) {
  if (lines.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="min-h-8 cursor-pointer">{title}</summary>
      <ul className="pb-1">
        {lines.map(([words, at]) => (
          <li key={`${at}${words}`} className="flex gap-3 border-t border-line py-1.5 first:border-t-0">
            <span className="min-w-0 flex-1">{words}</span>
            <span className="flex-none text-sm text-ink-3">{dayWithYear(at)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
