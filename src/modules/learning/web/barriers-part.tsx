import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, ErrorState, Select, Skeleton } from '#web/ui/index.ts';
import type { BarrierCheck } from '../contract.ts';
import { useBarriers } from './api.ts';
import { BarrierCard } from './barrier-card.tsx';
import { BarriersForm } from './barriers-form.tsx';

const t = texts('learning');

/** The five barriers of a quarter: what staff and leaders say, apart, and what is measured anyway. */
export function BarriersPart() {
  const [quarter, setQuarter] = useState<string>();
  const check = useBarriers(quarter);
  if (check.isPending) return <Skeleton className="h-96" />;
  if (check.isError)
    return <ErrorState error={check.error} namespace="learning" onRetry={() => void check.refetch()} />;
  const { data } = check;
  return (
    <>
      {data.isCurrent && !data.hasAnswered && <BarriersForm quarter={data.quarter} />}
      <Card labelledBy="barriers-title">
        <CardTitle id="barriers-title" aside={data.workOn && t('barriers.people', data.people)}>
          {t('barriers.title', { quarter: data.quarter.replace('-', ' ') })}
        </CardTitle>
        <WorkOn check={data} />
        {data.quarters.length > 1 && (
          <div className="mt-4 sm:w-44">
            <Select
              label={t('barriers.quarter')}
              value={data.quarter}
              onChange={(event) => setQuarter(event.target.value)}
              options={data.quarters.map((value) => ({ value, label: value.replace('-', ' ') }))}
            />
          </div>
        )}
      </Card>
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {data.barriers.map((state) => (
          <BarrierCard
            key={state.barrier}
            state={state}
            check={data}
            isToWorkOn={data.workOn?.barrier === state.barrier}
          />
        ))}
      </div>
      <p className="max-w-prose text-sm text-ink-3">{t('barriers.private', { needed: data.needed })}</p>
    </>
  );
}

function WorkOn({ check: { workOn, needed, people } }: { check: BarrierCheck }) {
  if (!workOn)
    return (
      <p className="max-w-prose text-ink-2">
        {t('barriers.soFar', { staff: people.staff, leader: people.leader, needed })}
      </p>
    );
  return (
    <>
      <p className="text-lg font-bold">
        {t('barriers.workOn', { barrier: t(`barriers.name.${workOn.barrier}`) })}
      </p>
      <p className="max-w-prose text-ink-2">
        {t(`barriers.verdict.${workOn.verdict}`)} {t(`barriers.first.${workOn.barrier}`)}
      </p>
    </>
  );
}
