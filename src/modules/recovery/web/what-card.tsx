import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, IconButton } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { Facts } from './facts.tsx';
import { causeWords, severityWord } from './words.ts';

const t = texts('recovery');

/** What is known of the failure itself, and why it counts as grave as it does. */
export function WhatCard({ recovery, mayWrite }: { recovery: Recovery; mayWrite: boolean }) {
  const { failure } = recovery;
  const [isOpen, setOpen] = useState(false);
  return (
    <Card labelledBy="what-title">
      <CardTitle
        id="what-title"
        aside={
          mayWrite && (
            <IconButton
              icon={Pencil}
              label={t('what.correct')}
              className="-my-2 -mr-2"
              onClick={() => setOpen(true)}
            />
          )
        }
      >
        {t('what.title')}
      </CardTitle>
      {failure.echoPhrase && (
        <p className="mb-3 rounded-control bg-watch-soft px-3 py-2">
          {t('what.echo', { phrase: failure.echoPhrase })}
        </p>
      )}
      <Facts
        facts={[
          [t('what.severity'), <Severity key="severity" recovery={recovery} />],
          [t('what.element'), failure.element?.name ?? t('what.noElement')],
          [t('what.foundBy'), t(`one.found.${failure.foundBy}`)],
          [t('what.source'), t(`source.${failure.source}`)],
          [t('what.cause'), failure.causeWords || t('what.noCause')],
          [t('what.again'), causeWords(failure)],
          [t('what.helps'), failure.whatHelps || t('what.noHelp')],
        ]}
      />
      {isOpen && <CorrectDialog failure={failure} onClose={() => setOpen(false)} />}
    </Card>
  );
}

/** "A nuisance (2); for a flagship customer × 1.9 = 3.8, handled as serious", with what the factor rests on. */
function Severity({ recovery: { failure, spotlight } }: { recovery: Recovery }) {
  const one = (value: number) => number(value, { maximumFractionDigits: 2 });
  const base = `${severityWord(failure.severity)} (${failure.severity})`;
  if (spotlight.magnification === 1) return base;
  return (
    <>
      {base}
      <span className="block text-sm text-ink-3">
        {t('what.spotlight', {
          tier: t(`tier.${spotlight.tier}`),
          factor: one(spotlight.magnification),
          effective: one(spotlight.effective),
          word: severityWord(spotlight.effective).toLowerCase(),
        })}{' '}
        {t(spotlight.n > 0 ? 'what.measured' : 'what.assumed', { count: spotlight.n })}
      </span>
    </>
  );
}
