import { Link } from '@tanstack/react-router';
import { Plus, Scale } from 'lucide-react';
import { useState } from 'react';
import { SamePageFrame } from '#modules/agreements/web/index.ts';
import { useKeys } from '#web/keys.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, EmptyState, ErrorState, SkeletonRows, Tabs } from '#web/ui/index.ts';
import { ruleKind, type Rule } from '../contract.ts';
import { hasEnded } from '../logic.ts';
import { useRules, useTellRule } from './api.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { RuleRow } from './rule-row.tsx';
import { SuggestionsCard } from './suggestions-card.tsx';

const t = texts('rules');
type Shown = 'all' | 'told' | 'untold';

/** What limits us: the register of rules, by kind, each with what the customer was told. */
export function Page() {
  const { data, error, refetch } = useRules();
  const mayManage = useMay('rules:manage');
  const [open, setOpen] = useState<Rule | 'new'>();
  const add = mayManage && (
    <Button look="primary" icon={Plus} onClick={() => setOpen('new')}>
      {t('limits.add')}
    </Button>
  );
  const all = data?.data ?? [];
  const current = all.filter((rule) => !hasEnded(rule.status));
  return (
    <SamePageFrame
      tab="/same-page/limits"
      lead={t('limits.lead')}
      actions={current.length > 0 ? add : undefined}
    >
      {error && <ErrorState error={error} namespace="rules" onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={6} />}
      {data && current.length === 0 && (
        <EmptyState icon={Scale} title={t('limits.none')} action={add}>
          {t('limits.noneText')}
        </EmptyState>
      )}
      {current.length > 0 && <Register rules={current} mayManage={mayManage} onChange={setOpen} />}
      {current.length > 0 && (
        <p className="text-sm">
          <Link to="/rules">{t('life.fromLimits')}</Link>
        </p>
      )}
      {data && mayManage && <SuggestionsCard />}
      <Ended rules={all.filter((rule) => hasEnded(rule.status))} mayManage={mayManage} onChange={setOpen} />
      {open && <RuleDialog onClose={() => setOpen(undefined)} {...(open === 'new' ? {} : { rule: open })} />}
    </SamePageFrame>
  );
}

interface ListProps {
  rules: readonly Rule[];
  mayManage: boolean;
  onChange: (rule: Rule) => void;
}

function Register({ rules, mayManage, onChange }: ListProps) {
  const [shown, setShown] = useState<Shown>('all');
  const [marked, setMarked] = useState(-1);
  const tell = useTellRule();
  const told = rules.filter((rule) => rule.isTold).length;
  const visible = rules.filter((rule) => shown === 'all' || rule.isTold === (shown === 'told'));
  const step = (by: number) => setMarked((at) => Math.max(0, Math.min(visible.length - 1, at + by)));
  const rule = visible[marked];
  useKeys([
    { keys: 'j', does: t('limits.keys.next'), run: () => step(1) },
    { keys: 'k', does: t('limits.keys.previous'), run: () => step(-1) },
    {
      keys: 't',
      does: t('limits.keys.tell'),
      run: () => mayManage && rule && !rule.isTold && tell(rule.id),
    },
  ]);
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Tabs
          label={t('limits.filter')}
          selected={shown}
          onSelect={setShown}
          tabs={[
            { id: 'all', label: t('limits.all'), count: rules.length },
            { id: 'told', label: t('limits.told'), count: told },
            { id: 'untold', label: t('limits.untold'), count: rules.length - told },
          ]}
        />
        <span className="ml-auto text-sm text-ink-3">{t('limits.counts', { told, n: rules.length })}</span>
      </div>
      {ruleKind.options.map((kind) => {
        const own = visible.filter((one) => one.kind === kind);
        if (own.length === 0) return null;
        return (
          <Card key={kind} labelledBy={`kind-${kind}`}>
            <CardTitle id={`kind-${kind}`} aside={own.length}>
              {t(`kinds.${kind}`)}
            </CardTitle>
            <ul>
              {own.map((one) => (
                <RuleRow
                  key={one.id}
                  rule={one}
                  isMarked={one === rule}
                  mayManage={mayManage}
                  onChange={() => onChange(one)}
                  onTell={() => tell(one.id)}
                />
              ))}
            </ul>
          </Card>
        );
      })}
    </>
  );
}

function Ended({ rules, mayManage, onChange }: ListProps) {
  if (rules.length === 0) return null;
  return (
    <Card>
      <details>
        <summary className="min-h-8 cursor-pointer text-ink-2">
          {t('limits.ended', { count: rules.length })}
        </summary>
        <ul>
          {rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} mayManage={mayManage} onChange={() => onChange(rule)} />
          ))}
        </ul>
      </details>
    </Card>
  );
}
