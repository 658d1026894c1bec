import { useQuery } from '@tanstack/react-query';
import { call } from '#web/api.ts';
import { percent } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, FoldedList, IntervalBar } from '#web/ui/index.ts';
import { getYesFiguresEndpoint, type YesFigures } from '../contract.ts';
import { keys } from './api.ts';

const t = texts('rules');

/** How often the answer was yes, which rules gave way, and whether they do so for everybody alike. */
export function YesCard({ from, to }: { from: string; to: string }) {
  const figures = useQuery({
    queryKey: [...keys.rules, 'yes', from, to],
    queryFn: ({ signal }) => call(getYesFiguresEndpoint, { from, to }, { signal }),
  }).data;
  if (!figures || (figures.asks.n === 0 && figures.rules.length === 0)) return null;
  return (
    <Card labelledBy="yes-title">
      <CardTitle id="yes-title">{t('yes.title')}</CardTitle>
      <Asks asks={figures.asks} fewest={figures.fewest} />
      {figures.rules.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 text-sm font-strong text-ink-2">{t('yes.rules')}</h3>
          <FoldedList lines={figures.rules}>
            {(rule) => (
              <li key={rule.id} className="border-t border-line py-2 first:border-0">
                <p>{rule.staffWording}</p>
                <Share
                  label={t('yes.bent', { k: rule.bent, n: rule.n })}
                  n={rule.n}
                  fewest={figures.fewest}
                  share={rule.yesShare}
                />
              </li>
            )}
          </FoldedList>
        </>
      )}
      {figures.rules.length > 0 && <Fairness figures={figures} />}
    </Card>
  );
}

function Asks({ asks, fewest }: { asks: YesFigures['asks']; fewest: number }) {
  if (asks.n === 0) return null;
  return (
    <>
      <p>{t('yes.asks', { ...asks })}</p>
      <Share
        label={t('yes.ofAsks', { k: asks.yes + asks.yesAnd, n: asks.n })}
        n={asks.n}
        fewest={fewest}
        share={asks.yesShare}
      />
    </>
  );
}

function Share({
  label,
  n,
  fewest,
  share,
}: {
  label: string;
  n: number;
  fewest: number;
  share: YesFigures['asks']['yesShare'];
}) {
  if (!share) return <p className="text-sm text-ink-3">{`${label} · ${t('yes.soFar', { n, fewest })}`}</p>;
  const words = t('yes.share', {
    label,
    share: percent(share.value),
    low: percent(share.low),
    high: percent(share.high),
  });
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <span className="text-sm text-ink-3">{words}</span>
      <span className="w-32 flex-none">
        <IntervalBar value={share.value} low={share.low} high={share.high} min={0} max={1} label={words} />
      </span>
    </div>
  );
}

function Fairness({ figures }: { figures: YesFigures }) {
  return (
    <>
      <h3 className="mt-4 mb-1 text-sm font-strong text-ink-2">{t('yes.fairness')}</h3>
      <ul>
        {figures.tiers.map(({ tier, bent, n, share, moreThanStandard }) => (
          <li key={tier} className="border-t border-line py-2 first:border-0">
            <p>
              {t(`yes.tier.${tier}`)}
              {moreThanStandard && (
                <span className="text-ink-2">
                  {' · '}
                  {t(`yes.verdict.${moreThanStandard.verdict}`, { n: moreThanStandard.n })}
                </span>
              )}
            </p>
            <Share label={t('yes.bent', { k: bent, n })} n={n} fewest={figures.fewest} share={share} />
          </li>
        ))}
      </ul>
    </>
  );
}
