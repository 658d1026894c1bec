import { SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Checkbox, TextArea } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { useTakeStep } from './api.ts';
import { enterSaves } from './enter-saves.ts';

const t = texts('recovery');

/** What was done; the fix stands when the customer says so, which they may have done already. */
export function FixedForm({ recovery }: { recovery: Recovery }) {
  const take = useTakeStep();
  return (
    <SettingsForm
      namespace="recovery"
      error={take.error}
      isBusy={take.isPending}
      submit={t('do.fixed')}
      onSubmit={(values) =>
        take.mutate({
          id: recovery.id,
          step: 'fixed',
          words: textIn(values, 'words'),
          isConfirmed: values.get('confirmed') !== null,
        })
      }
    >
      <TextArea
        name="words"
        rows={2}
        label={t('fixed.words')}
        hint={t('fixed.hint')}
        maxLength={2000}
        onKeyDown={enterSaves}
      />
      <Checkbox name="confirmed" label={t('fixed.confirmed')} />
    </SettingsForm>
  );
}
