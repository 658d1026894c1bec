import { SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, TextArea } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { sayDone, useTakeStep } from './api.ts';
import { enterSaves } from './enter-saves.ts';

const t = texts('recovery');

/** Not everything can be put right; then it is said, with the reason, and counts as what it is. */
export function LeaveDialog({ recovery, onClose }: { recovery: Recovery; onClose: () => void }) {
  const take = useTakeStep();
  return (
    <Dialog title={t('leave.title')} onClose={onClose}>
      <SettingsForm
        namespace="recovery"
        error={take.error}
        isBusy={take.isPending}
        submit={t('leave.save')}
        others={
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        }
        onSubmit={(values) =>
          take.mutate(
            {
              id: recovery.id,
              step: 'closed',
              isUnrecovered: true,
              words: textIn(values, 'words'),
            },
            {
              onSuccess: () => {
                onClose();
                sayDone('leave.done');
              },
            },
          )
        }
      >
        <p className="text-ink-2">{t('leave.lead')}</p>
        <TextArea name="words" rows={2} label={t('leave.because')} maxLength={2000} onKeyDown={enterSaves} />
      </SettingsForm>
    </Dialog>
  );
}
