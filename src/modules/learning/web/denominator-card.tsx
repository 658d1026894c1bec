import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, Pill } from '#web/ui/index.ts';
import type { FeatureSeparation } from '../contract.ts';
import { useDenominator } from './api.ts';
import { pointsWords } from './share-words.ts';

const t = texts('learning');

/** Which feature separates great cases from awful ones: seen together, not proved cause. */
export function DenominatorCard() {
  const found = useDenominator().data;
  if (!found || found.data.length === 0) return null;
  const isEnough = found.great >= found.fewestGreat && found.awful >= found.fewestAwful;
  return (
    <Card labelledBy="denominator-title">
      <CardTitle id="denominator-title" aside={t('denominator.notCause')}>
        {t('denominator.title')}
      </CardTitle>
      {!isEnough && (
        <p className="mb-2 text-ink-2">
          {t('denominator.soFar', {
            great: found.great,
            awful: found.awful,
            fewestGreat: found.fewestGreat,
            fewestAwful: found.fewestAwful,
          })}
        </p>
      )}
      <ul>
        {found.data.map((one) => (
          <Line key={one.feature.id} one={one} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ one }: { one: FeatureSeparation }) {
  const { great, awful, difference, interval, p } = one;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 border-t border-line py-2.5 md:grid-cols-[minmax(0,1fr)_minmax(0,18rem)_10.5rem]">
      <span className="font-strong">{one.feature.name}</span>
      <span className="text-sm text-ink-2 max-md:order-last max-md:col-span-2">
        <Bar tone="good" words={t('denominator.great', great)} share={great} />
        <Bar tone="bad" words={t('denominator.awful', awful)} share={awful} />
      </span>
      <span className="text-right">
        <Pill tone={one.verdict === 'separates' ? 'accent' : 'plain'}>
          {t(`denominator.verdict.${one.verdict}`, { n: great.n + awful.n })}
        </Pill>
        {p !== null && (
          <span className="block text-sm text-ink-3 tabular-nums">
            {t('denominator.p', { p: number(p, { maximumFractionDigits: 3 }) })}
          </span>
        )}
      </span>
      {difference !== null && interval !== null && (
        <span className="col-span-full text-sm text-ink-3">
          {pointsWords({ value: difference, interval, n: great.n + awful.n })} {t('denominator.seen')}
        </span>
      )}
    </li>
  );
}

function Bar({
  tone,
  words,
  share,
}: {
  tone: 'good' | 'bad';
  words: string;
  share: { there: number; n: number };
}) {
  const width = share.n === 0 ? 0 : (share.there / share.n) * 100;
  return (
    <span className="grid grid-cols-[6.5rem_1fr] items-center gap-2">
      <span className="whitespace-nowrap">{words}</span>
      <span aria-hidden className="h-2 overflow-hidden rounded-full bg-line">
        <span
          className={`block h-full rounded-full ${tone === 'good' ? 'bg-good' : 'bg-bad'}`}
          style={{ width: `${width}%` }}
        />
      </span>
    </span>
  );
}
