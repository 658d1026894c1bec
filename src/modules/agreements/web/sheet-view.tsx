import type { ReactNode } from 'react';
import { texts } from '#web/texts.ts';
import { Pill } from '#web/ui/index.ts';
import type { LineDifference, PageContent, WordChange } from '../contract.ts';
import { sections } from '../logic/sections.ts';

const t = texts('agreements');

/** The page as both sides read it. */
export function SheetView({ content }: { content: PageContent }) {
  const { intro, ours, theirs, limits, outOfScope, missed, change } = content;
  return (
    <div className="@container flex flex-col gap-4 break-words">
      {intro && <p className="text-ink-2">{intro}</p>}
      <div className="grid gap-x-8 gap-y-4 @lg:grid-cols-2">
        <Lines title={t('sections.ours')} lines={ours} empty={t('sheet.nothing')} />
        {theirs.length > 0 && <Lines title={t('sections.theirs')} lines={theirs} />}
      </div>
      {limits.length > 0 && (
        <Section title={t('sections.limits')}>
          <ul className="list-disc pl-5">
            {limits.map(({ id, kind, words, reason }) => (
              <li key={id} className="my-1">
                {words} <Pill>{t(`kinds.${kind}`)}</Pill>
                {reason && <span className="block text-sm text-ink-3">{t('sheet.because', { reason })}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {outOfScope.length > 0 && <Lines title={t('sections.outOfScope')} lines={outOfScope} />}
      {missed && <Section title={t('sections.missed')}>{missed}</Section>}
      {change && <Section title={t('sections.change')}>{change}</Section>}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-0.5 font-bold">{title}</h3>
      {children}
    </section>
  );
}

function Lines({
  title,
  lines,
  empty,
}: {
  title: string;
  lines: readonly { id: string; words: string }[];
  empty?: string;
}) {
  return (
    <Section title={title}>
      {lines.length === 0 && empty && <p className="text-ink-3">{empty}</p>}
      <ul className="list-disc pl-5">
        {lines.map(({ id, words }) => (
          <li key={id} className="my-1">
            {words}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const tones = { added: 'good', removed: 'bad', changed: 'watch', same: 'plain' } as const;

/** What changes, in words as well as strokes and colour; lines that stay are only counted. */
export function DifferenceView({ rows }: { rows: readonly LineDifference[] }) {
  const changed = rows.filter(({ kind }) => kind !== 'same');
  if (changed.length === 0) return <p className="text-ink-3">{t('difference.none')}</p>;
  return (
    <div className="flex flex-col gap-3 break-words">
      {sections.map((section) => {
        const own = changed.filter((row) => row.section === section);
        if (own.length === 0) return null;
        return (
          <Section key={section} title={t(`sections.${section}`)}>
            <ul className="flex flex-col gap-1.5">
              {own.map((row) => (
                <li key={row.lineId}>
                  <Pill tone={tones[row.kind]}>{t(`difference.${row.kind}`)}</Pill>{' '}
                  {row.words.map((piece, index) => (
                    <Word key={index} piece={piece} />
                  ))}
                </li>
              ))}
            </ul>
          </Section>
        );
      })}
    </div>
  );
}

function Word({ piece: { kind, text } }: { piece: WordChange }) {
  if (kind === 'added')
    return (
      <ins className="rounded-sm bg-good-soft underline underline-offset-2">
        <span className="sr-only">{t('difference.beginAdded')} </span>
        {text}
        <span className="sr-only"> {t('difference.end')}</span>
      </ins>
    );
  if (kind === 'removed')
    return (
      <del className="rounded-sm bg-bad-soft">
        <span className="sr-only">{t('difference.beginRemoved')} </span>
        {text}
        <span className="sr-only"> {t('difference.end')}</span>
      </del>
    );
  return <>{text}</>;
}
