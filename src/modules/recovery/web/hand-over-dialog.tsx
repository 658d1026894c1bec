import { SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, Select, TextField } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { sayDone, useChangeRecovery, useColleagues } from './api.ts';

const t = texts('recovery');

/** One owner gives it to another and says why; the customer keeps one person to turn to. */
export function HandOverDialog({ recovery, onClose }: { recovery: Recovery; onClose: () => void }) {
  const change = useChangeRecovery();
  const people = useColleagues().data?.data;
  const others = (people ?? []).filter(({ id }) => id !== recovery.owner.id);
  if (people && others.length === 0)
    return (
      <Dialog title={t('handOver.title')} onClose={onClose}>
        <p className="text-ink-2">{t('handOver.nobody')}</p>
      </Dialog>
    );
  return (
    <Dialog title={t('handOver.title')} onClose={onClose}>
      <SettingsForm
        namespace="recovery"
        error={change.error}
        isBusy={change.isPending}
        submit={t('handOver.save')}
        others={
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        }
        onSubmit={(values) => {
          const ownerStaffId = String(values.get('ownerStaffId') ?? '');
          if (ownerStaffId === '') return;
          change.mutate(
            {
              id: recovery.id,
              ownerStaffId,
              because: textIn(values, 'because'),
              revision: recovery.revision,
            },
            {
              onSuccess: ({ owner }) => {
                onClose();
                sayDone('handOver.done', { name: owner.name });
              },
            },
          );
        }}
      >
        <p className="text-ink-2">{t('handOver.lead')}</p>
        <Select
          name="ownerStaffId"
          label={t('handOver.to')}
          data-autofocus
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          name="because"
          label={t('handOver.because')}
          hint={t('handOver.becauseHint')}
          maxLength={500}
        />
      </SettingsForm>
    </Dialog>
  );
}
