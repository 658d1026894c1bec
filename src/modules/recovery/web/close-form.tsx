import { SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { TextArea } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { sayDone, useTakeStep } from './api.ts';
import { enterSaves } from './enter-saves.ts';

const t = texts('recovery');

/** Put right, and over. */
export function CloseForm({ recovery }: { recovery: Recovery }) {
  const take = useTakeStep();
  return (
    <SettingsForm
      namespace="recovery"
      error={take.error}
      isBusy={take.isPending}
      submit={t('do.closed')}
      onSubmit={(values) =>
        take.mutate(
          {
            id: recovery.id,
            step: 'closed',
            words: textIn(values, 'words'),
          },
          { onSuccess: () => sayDone('close.done') },
        )
      }
    >
      <TextArea
        name="words"
        rows={2}
        label={t('close.words')}
        hint={t('close.hint')}
        maxLength={2000}
        onKeyDown={enterSaves}
      />
    </SettingsForm>
  );
}
