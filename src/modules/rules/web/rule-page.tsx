import { useParams } from '@tanstack/react-router';
import { ApiError } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import {
  BackLink,
  ButtonLink,
  CardColumns,
  EmptyState,
  ErrorState,
  PageFrame,
  Pill,
  SkeletonRows,
} from '#web/ui/index.ts';
import type { Rule } from '../contract.ts';
import { hasEnded, holds } from '../logic.ts';
import { BendsCard } from './bends-card.tsx';
import { FiguresCard } from './figures-card.tsx';
import { FlagsCard } from './flags-card.tsx';
import { GateCard } from './gate-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { useRule } from './life-api.ts';
import { RuleActions } from './rule-actions.tsx';
import { RuleFactsCard } from './rule-facts-card.tsx';
import { RuleTextsCard } from './rule-texts-card.tsx';

const t = texts('rules');

/** Everything about one rule: its words, what it costs, who said what, what is and what was decided. */
export function Page() {
  const { ruleId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useRule(ruleId);
  if (data) return <Sheet key={data.id} rule={data} />;
  return (
    <PageFrame title={t('life.rule')}>
      {!error && <SkeletonRows rows={8} />}
      {error &&
        (error instanceof ApiError && error.status === 404 ? (
          <EmptyState title={t('life.gone')} action={<ButtonLink to="/rules">{t('life.back')}</ButtonLink>}>
            {t('life.goneText')}
          </EmptyState>
        ) : (
          <ErrorState error={error} namespace="rules" onRetry={() => void refetch()} />
        ))}
    </PageFrame>
  );
}

function Sheet({ rule }: { rule: Rule }) {
  const isOver = hasEnded(rule.status);
  const isAtGate = rule.isNew && !isOver && !holds(rule.status);
  return (
    <PageFrame
      title={rule.staffWording}
      beside={
        <span className="flex flex-wrap gap-1.5">
          <Pill tone={isOver || holds(rule.status) ? 'plain' : 'watch'}>{t(`status.${rule.status}`)}</Pill>
          <Pill>{t(`kinds.${rule.kind}`)}</Pill>
          <Pill tone={rule.flex === 'hard' ? 'bad' : 'good'}>{t(`life.bends.${rule.flex}`)}</Pill>
          <Pill tone={rule.isTold ? 'good' : 'watch'}>{t(`isTold.${rule.isTold ? 'yes' : 'no'}`)}</Pill>
        </span>
      }
      actions={
        <>
          <BackLink to="/rules">{t('life.title')}</BackLink>
          <RuleActions rule={rule} />
        </>
      }
    >
      <CardColumns
        main={
          <>
            {isAtGate && <GateCard rule={rule} />}
            <RuleTextsCard rule={rule} />
            {!isOver && !isAtGate && <FiguresCard rule={rule} />}
            <FlagsCard ruleId={rule.id} />
            <BendsCard ruleId={rule.id} />
          </>
        }
        side={
          <>
            <RuleFactsCard rule={rule} />
            <HistoryCard ruleId={rule.id} />
          </>
        }
      />
    </PageFrame>
  );
}
