import { texts } from '#web/texts.ts';
import { number } from '#web/format.ts';
import { Pill, type Tone } from '#web/ui/index.ts';
import type { Finding } from '#modules/report-cards/contract.ts';
import type { ReactNode } from 'react';

const t = texts('meetings');

const toneOf: Record<Finding['tone'], Tone> = { good: 'good', watch: 'watch', bad: 'bad', plain: 'plain' };

/** A finding is said in the words of the module that found it. */
const finders: Record<string, typeof t> = {
  agreements: texts('agreements'),
  expectations: texts('expectations'),
  extras: texts('extras'),
  feedback: texts('feedback'),
  learning: texts('learning'),
  meetings: t,
  promises: texts('promises'),
  recovery: texts('recovery'),
  rules: texts('rules'),
};

export function wordsOf({ key, facts }: Pick<Finding, 'key' | 'facts'>): string {
  const [module = '', path = ''] = key.split(':');
  return (finders[module] ?? t)(path, facts);
}

/** One finding: its sentence, what it rests on, how sure it is, and the talk it suggests. */
export function FindingLine({ finding, action }: { finding: Finding; action?: ReactNode }) {
  return (
    <li className="flex items-start gap-3 border-t border-line py-2.5 first:border-t-0">
      <div className="min-w-0 flex-1">
        <p>{wordsOf(finding)}</p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-3">
          <Pill tone={toneOf[finding.tone]}>{t(`findings.verdict.${finding.verdict}`)}</Pill>
          <span>{t('findings.n', { count: finding.n })}</span>
          {finding.size && (
            <span>
              {t('findings.interval', {
                value: number(finding.size.value, { maximumFractionDigits: 2 }),
                low: number(finding.size.low, { maximumFractionDigits: 2 }),
                high: number(finding.size.high, { maximumFractionDigits: 2 }),
              })}
            </span>
          )}
          {finding.talk && <span>{t(`findings.talk.${finding.talk}`)}</span>}
        </p>
      </div>
      {action}
    </li>
  );
}

/** Which calculations could not answer: without it a short list would look like good news. */
export function FailedSources({ failed }: { failed: readonly string[] }) {
  if (failed.length === 0) return null;
  return (
    <p role="alert" className="mt-2 rounded-control bg-watch-soft px-3 py-2 text-sm">
      {t('findings.failed', { sources: failed.map((name) => t(`findings.source.${name}`)).join(', ') })}
    </p>
  );
}
