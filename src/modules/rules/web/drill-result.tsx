import { Check, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { texts } from '#web/texts.ts';
import { Button, ButtonLink, Card } from '#web/ui/index.ts';
import type { OutputOf } from '#web/wire.ts';
import type { recordDrill } from '../contract.ts';

const t = texts('rules');

/** What it was: found, explained, in time; and the rule with its words, whatever was chosen. */
export function DrillResult({
  result,
  onNext,
}: {
  result: OutputOf<typeof recordDrill>;
  onNext: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Card>
      <h2 ref={heading} tabIndex={-1} className="text-lg font-bold">
        {result.passed ? t('life.drill.passed') : t('life.drill.notPassed')}
      </h2>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
        <Tick isMet={result.foundRule}>{t('life.drill.found')}</Tick>
        <Tick isMet={result.isExplained}>{t('life.drill.explained')}</Tick>
        <Tick isMet={result.inTime}>{t('life.drill.inTime')}</Tick>
      </ul>
      <div className="mt-4 rounded-control bg-sunken p-3">
        <p className="font-strong">{result.rule.staffWording}</p>
        <p className="mt-1">{result.rule.wordsToUse}</p>
        {result.rule.nearestYes !== '' && (
          <p className="mt-1 text-ink-2">
            {t('life.nearestYes')}: {result.rule.nearestYes}
          </p>
        )}
      </div>
      {!result.passed && <p className="mt-3 text-ink-2">{t('life.drill.notYou')}</p>}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button look="primary" onClick={onNext}>
          {t('life.drill.next')}
        </Button>
        <ButtonLink to={`/rules/${result.rule.id}`}>{t('life.drill.open')}</ButtonLink>
      </div>
    </Card>
  );
}

export function Tick({ isMet, children }: { isMet: boolean; children: string }) {
  const Icon = isMet ? Check : X;
  return (
    <li className={`flex items-center gap-1.5 ${isMet ? 'text-good' : 'text-ink-3'}`}>
      <Icon aria-hidden className="lucide" />
      <span className="sr-only">{isMet ? t('life.yes') : t('life.no')}: </span>
      {children}
    </li>
  );
}
