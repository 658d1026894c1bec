import { useState } from 'react';
import { SettingsForm, fieldError } from '#modules/workspace/web/index.ts';
import { minorOf } from '#web/amounts.ts';
import { texts } from '#web/texts.ts';
import { Button, Money, TextField } from '#web/ui/index.ts';
import type { Recovery, Surprise } from '../contract.ts';
import { sayDone, usePlanSurprise, useSuggestions } from './api.ts';

const t = texts('recovery');

interface PlanFormProps {
  recovery: Recovery;
  kind: Surprise['kind'];
  onDone: () => void;
}

/** Something that is not money and was never given to them before, from what they told us and what others loved. */
export function PlanForm({ recovery, kind, onDone }: PlanFormProps) {
  const suggestions = useSuggestions(recovery).data;
  const plan = usePlanSurprise();
  const [what, setWhat] = useState('');
  const budget = suggestions?.surpriseBudget;
  return (
    <SettingsForm
      namespace="recovery"
      error={plan.error}
      isBusy={plan.isPending}
      submit={t('plan.save')}
      others={
        <Button look="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
      }
      onSubmit={(values) =>
        plan.mutate(
          {
            id: recovery.id,
            kind,
            what: what.trim(),
            costMinor: minorOf(String(values.get('cost') ?? ''), recovery.currency) ?? 0,
          },
          {
            onSuccess: () => {
              onDone();
              sayDone('plan.done');
            },
          },
        )
      }
    >
      <p className="text-ink-2">
        {t(`plan.lead.${kind}`)}{' '}
        {budget && kind === 'surprise' && (
          <span className="text-ink">
            {t('plan.budget')} <Money minor={budget.fromMinor} /> – <Money minor={budget.toMinor} />.
          </span>
        )}
      </p>
      {suggestions && suggestions.surprises.length > 0 && (
        <div role="group" aria-label={t('plan.ideas')} className="flex flex-col gap-1.5">
          <span className="text-sm text-ink-3">{t('plan.ideas')}</span>
          {suggestions.surprises.map((one) => (
            <button
              key={one.what}
              type="button"
              aria-pressed={what === one.what}
              onClick={() => setWhat(one.what)}
              className="flex min-h-9 flex-col rounded-control border border-line-strong px-3 py-1.5 text-left hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft pointer-coarse:min-h-11"
            >
              <span className="font-strong">{one.what}</span>
              <span className="text-sm text-ink-2">{one.because}</span>
            </button>
          ))}
        </div>
      )}
      <TextField
        label={t('plan.what')}
        hint={t('plan.whatHint')}
        maxLength={300}
        value={what}
        data-autofocus
        error={fieldError(plan.error, 'what', { namespace: 'recovery' })}
        onChange={({ target }) => setWhat(target.value)}
      />
      <TextField
        name="cost"
        inputMode="decimal"
        label={t('plan.cost', { currency: recovery.currency })}
        className="!w-36"
      />
    </SettingsForm>
  );
}
