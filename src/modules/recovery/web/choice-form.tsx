import { useState } from 'react';
import { SettingsForm } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { useChooseOption } from './api.ts';
import { Beyond } from './beyond.tsx';
import { OfferForm } from './offer-form.tsx';
import { OptionCard } from './option-card.tsx';
import { nameOf } from './words.ts';

const t = texts('recovery');

/** What was offered, and what the customer chose of it when they said so to a person; on their page they choose themselves. */
export function ChoiceForm({ recovery }: { recovery: Recovery }) {
  const choose = useChooseOption();
  const [isOffering, setOffering] = useState(false);
  const open = recovery.options.filter((option) => !option.isWithdrawn);
  if (isOffering) return <OfferForm recovery={recovery} onDone={() => setOffering(false)} />;
  return (
    <SettingsForm
      namespace="recovery"
      error={choose.error}
      isBusy={choose.isPending}
      submit={t('do.option-chosen')}
      others={
        <Button look="quiet" onClick={() => setOffering(true)}>
          {t('choice.others')}
        </Button>
      }
      onSubmit={(values) => {
        const optionId = String(values.get('option') ?? '');
        if (optionId !== '')
          choose.mutate({ id: recovery.id, optionId, byName: nameOf(recovery.beneficiary) });
      }}
    >
      <fieldset className="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(180px,1fr))]">
        <legend className="sr-only">{t('choice.legend')}</legend>
        {open.map((option, index) => (
          <label
            key={option.id}
            className="relative flex cursor-pointer flex-col rounded-card border border-field-line p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <span className="mb-1 flex items-center gap-2">
              <input
                type="radio"
                name="option"
                value={option.id}
                defaultChecked={index === 0}
                className="size-4"
              />
              <span className="text-sm font-strong text-ink-2">{t(`kind.${option.kind}`)}</span>
            </span>
            <OptionCard option={option} />
          </label>
        ))}
      </fieldset>
      <Beyond recovery={recovery} error={choose.error} />
    </SettingsForm>
  );
}
