import { LifeBuoy } from 'lucide-react';
import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { ButtonLink, Card, CardTitle, EmptyState, ErrorState, Pill, Skeleton } from '#web/ui/index.ts';
import type { RecoveryEffect } from '../contract.ts';
import { useEffectOfRecovery } from './api.ts';
import { ComparisonLine } from './comparison-line.tsx';
import { GroupsTable } from './groups-table.tsx';
import { verdictTones } from './share-words.ts';

const t = texts('learning');

/** Is putting right better than no failure at all? The book says so; here stands what our customers did (C2). */
export function EffectPart() {
  const effect = useEffectOfRecovery();
  if (effect.isPending) return <Skeleton className="h-80" />;
  if (effect.isError)
    return <ErrorState error={effect.error} namespace="learning" onRetry={() => void effect.refetch()} />;
  const { groups } = effect.data;
  if (groups.recovered.n + groups.unrecovered.n + groups.second.n === 0)
    return (
      <Card>
        <EmptyState
          icon={LifeBuoy}
          title={t('effect.none')}
          action={<ButtonLink to="/recoveries">{t('effect.toRecoveries')}</ButtonLink>}
        >
          {t('effect.noneText', { days: effect.data.days, fewest: effect.data.fewest })}
        </EmptyState>
      </Card>
    );
  return (
    <>
      <Card labelledBy="effect-title">
        <CardTitle id="effect-title">{t('effect.returned.title')}</CardTitle>
        <p className="mb-3 max-w-prose text-ink-2">{t('effect.returned.lead', { days: effect.data.days })}</p>
        <GroupsTable effect={effect.data} measure="returned" />
        <div className="mt-4 grid gap-4 lg:grid-cols-2">
          <ComparisonLine
            kind="unrecovered"
            comparison={effect.data.returned.againstUnrecovered}
            effect={effect.data}
          />
          <ComparisonLine
            kind="never"
            comparison={effect.data.returned.againstNeverFailed}
            effect={effect.data}
          />
        </div>
      </Card>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card labelledBy="speak-title">
          <CardTitle id="speak-title">{t('effect.speak.title')}</CardTitle>
          <p className="mb-3 text-ink-2">{t('effect.speak.lead')}</p>
          <GroupsTable effect={effect.data} measure="speakWell" />
        </Card>
        <PairsCard effect={effect.data} />
      </div>
      <p className="max-w-prose text-sm text-ink-3">{t('effect.response')}</p>
      <p className="max-w-prose text-sm text-ink-3">{t('effect.basis', { days: effect.data.days })}</p>
    </>
  );
}

/** The same customers' marks before and after. */
function PairsCard({ effect: { pairs, fewest } }: { effect: RecoveryEffect }) {
  const mark = (value: number) => number(value, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  return (
    <Card labelledBy="pairs-title">
      <CardTitle id="pairs-title">{t('effect.pairs.title')}</CardTitle>
      <p className="mb-3 text-ink-2">{t('effect.pairs.lead')}</p>
      {pairs.mean ? (
        <>
          <p className="flex flex-wrap items-baseline gap-2">
            <span className="text-xl font-bold tabular-nums">{mark(pairs.mean.value)}</span>
            <Pill tone={verdictTones[pairs.verdict]}>
              {t(`effect.verdict.${pairs.verdict}`, { n: pairs.n })}
            </Pill>
          </p>
          <p className="text-sm text-ink-3">
            {t('effect.pairs.range', {
              low: mark(pairs.mean.interval.low),
              high: mark(pairs.mean.interval.high),
              n: pairs.n,
            })}
          </p>
        </>
      ) : (
        <p className="text-ink-2">{t('effect.soFar', { n: pairs.n, needed: fewest })}</p>
      )}
    </Card>
  );
}
