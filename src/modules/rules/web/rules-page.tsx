import { Download, Plus, Scale, Search } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, ButtonLink, Card, CardTitle, EmptyState, ErrorState, SkeletonRows } from '#web/ui/index.ts';
import { ruleKind, type Rule } from '../contract.ts';
import { hasEnded, holds } from '../logic.ts';
import { useRules } from './api.ts';
import { CustomerWordsCard } from './customer-words-card.tsx';
import { useVerdicts } from './life-api.ts';
import { NominationsCard } from './nominations-card.tsx';
import { RegisterRow } from './register-row.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { RulesFrame } from './rules-frame.tsx';
import { SuggestionsCard } from './suggestions-card.tsx';
import { ToDecideCard } from './to-decide-card.tsx';

const t = texts('rules');

/** The register of rules: what waits for a decision first, then every rule that holds, with what it costs. */
export function Page() {
  const { data, error, refetch } = useRules();
  const mayManage = useMay('rules:manage');
  const [isAdding, setAdding] = useState(false);
  const all = data?.data ?? [];
  const live = all.filter((rule) => holds(rule.status));
  const named = all.filter((rule) => !holds(rule.status) && !hasEnded(rule.status));
  const add = mayManage && (
    <Button look="primary" icon={Plus} onClick={() => setAdding(true)}>
      {t('life.add')}
    </Button>
  );
  return (
    <RulesFrame
      at="/rules"
      lead={t('life.lead')}
      actions={
        live.length > 0 && (
          <>
            <a href="/api/v1/rules.csv" download className="inline-flex min-h-9 items-center gap-1.5 text-sm">
              <Download aria-hidden className="lucide" />
              {t('life.csv')}
            </a>
            <ButtonLink to="/rules/find" icon={Search}>
              {t('life.find')}
            </ButtonLink>
            {add}
          </>
        )
      }
    >
      {error && <ErrorState error={error} namespace="rules" onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={8} />}
      <ToDecideCard />
      <CustomerWordsCard rules={all} />
      <NominationsCard rules={named} />
      {data && live.length === 0 && (
        <Card>
          <EmptyState icon={Scale} title={t('life.none')} action={add}>
            {t('life.noneText')}
          </EmptyState>
        </Card>
      )}
      <Register rules={live} />
      {data && mayManage && <SuggestionsCard />}
      {isAdding && <RuleDialog isNew onClose={() => setAdding(false)} />}
    </RulesFrame>
  );
}

function Register({ rules }: { rules: readonly Rule[] }) {
  const verdicts = new Map(useVerdicts()?.map((verdict) => [verdict.ruleId, verdict]));
  if (rules.length === 0) return null;
  return (
    <Card labelledBy="register">
      <CardTitle id="register" aside={rules.length}>
        {t('life.register')}
      </CardTitle>
      {ruleKind.options.map((kind) => {
        const own = rules.filter((rule) => rule.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind} aria-label={t(`kinds.${kind}`)} className="mt-4 first-of-type:mt-0">
            <h3 className="border-b border-line pb-1 text-sm text-ink-3">{t(`kinds.${kind}`)}</h3>
            <ul>
              {own.map((rule) => (
                <RegisterRow key={rule.id} rule={rule} verdict={verdicts.get(rule.id)} />
              ))}
            </ul>
          </section>
        );
      })}
    </Card>
  );
}
