import { Timer } from 'lucide-react';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, ButtonLink, Card, CardColumns, EmptyState, ErrorState, Skeleton } from '#web/ui/index.ts';
import { DrillResult } from './drill-result.tsx';
import { DrillTask } from './drill-task.tsx';
import { DrilledCard } from './drilled-card.tsx';
import { useDrillTask, useRecordDrill } from './life-api.ts';
import { RulesFrame } from './rules-frame.tsx';

const t = texts('rules');

/** Two minutes: a situation, the rule, the words. It measures the text; nobody learns who tried. */
export function Page() {
  return (
    <RulesFrame at="/rules/drill" lead={t('life.drill.lead')}>
      <CardColumns main={<Drill />} side={<DrilledCard />} />
    </RulesFrame>
  );
}

function Drill() {
  const { data, error, refetch } = useDrillTask();
  const mayTry = useMay('rules:flag');
  const client = useQueryClient();
  const record = useRecordDrill();
  const [isRunning, setRunning] = useState(false);
  const next = async () => {
    record.reset();
    await client.invalidateQueries({ queryKey: ['rules-drill'] });
    setRunning(true);
  };
  if (error) return <ErrorState error={error} namespace="rules" onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-64" />;
  if (!data.task || !mayTry)
    return (
      <Card>
        <EmptyState
          icon={Timer}
          title={t('life.drill.none')}
          action={<ButtonLink to="/rules">{t('life.back')}</ButtonLink>}
        >
          {t('life.drill.noneText')}
        </EmptyState>
      </Card>
    );
  if (record.data) return <DrillResult result={record.data} onNext={() => void next()} />;
  if (!isRunning)
    return (
      <Card>
        <EmptyState
          icon={Timer}
          title={t('life.drill.ready', { count: Math.round(data.task.seconds / 60) })}
          action={
            <Button look="primary" onClick={() => setRunning(true)}>
              {t('life.drill.start')}
            </Button>
          }
        >
          {t('life.drill.readyText')}
        </EmptyState>
      </Card>
    );
  return (
    <DrillTask
      key={data.task.situationId}
      task={data.task}
      error={record.error}
      isBusy={record.isPending}
      onAnswer={(answer) => record.mutate(answer)}
    />
  );
}
