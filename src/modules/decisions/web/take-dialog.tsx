import { SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Dialog, TextArea, TextField } from '#web/ui/index.ts';
import type { Decision } from '../contract.ts';
import { useTakeDecision } from './api.ts';

const t = texts('decisions');

/** Chooses one of the ways: ours, or the customer's by name. */
export function TakeDialog({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const take = useTakeDecision();
  const submit = (values: FormData) => {
    const name = textIn(values, 'name');
    take.mutate(
      {
        id: decision.id,
        optionId: String(values.get('option') ?? ''),
        words: textIn(values, 'words'),
        ...(name === '' ? {} : { decidedBy: 'customer' as const, name }),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog title={decision.question} onClose={onClose}>
      <SettingsForm
        namespace="decisions"
        error={take.error}
        isBusy={take.isPending}
        submit={t('take.save')}
        onSubmit={submit}
      >
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 font-strong">{t('take.which')}</legend>
          {decision.options.map((option) => (
            <label key={option.id} className="flex min-h-8 items-start gap-2 pointer-coarse:min-h-11">
              <input type="radio" name="option" value={option.id} className="mt-1 size-4" />
              {option.words}
            </label>
          ))}
        </fieldset>
        <TextArea name="words" label={t('take.words')} rows={2} maxLength={2000} />
        <TextField name="name" label={t('take.name')} hint={t('take.nameHint')} maxLength={200} />
      </SettingsForm>
    </Dialog>
  );
}
