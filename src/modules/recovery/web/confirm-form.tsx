import { SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { ButtonLink, TextField } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { useTakeStep } from './api.ts';

const t = texts('recovery');

/** The customer's word that it is fixed, written down by whoever heard it; they can also say it on their page. */
export function ConfirmForm({ recovery }: { recovery: Recovery }) {
  const take = useTakeStep();
  const { conversationId } = recovery.failure;
  return (
    <SettingsForm
      namespace="recovery"
      error={take.error}
      isBusy={take.isPending}
      submit={t('do.fix-confirmed')}
      others={
        conversationId && (
          <ButtonLink to={`/inbox/${conversationId}`} search={{ view: 'all' }}>
            {t('confirm.ask')}
          </ButtonLink>
        )
      }
      onSubmit={(values) =>
        take.mutate({
          id: recovery.id,
          step: 'fix-confirmed',
          words: textIn(values, 'words'),
        })
      }
    >
      <TextField name="words" label={t('confirm.words')} maxLength={2000} />
    </SettingsForm>
  );
}
