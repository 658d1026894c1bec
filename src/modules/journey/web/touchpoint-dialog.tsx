import { fieldError, SettingsForm } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, Select, TextField } from '#web/ui/index.ts';
import { stage, type Touchpoint } from '../contract.ts';
import { useChangeTouchpoint, useCreateTouchpoint } from './api.ts';
import { OwnerField } from './owner-field.tsx';
import { DeleteButton } from './removal.tsx';

const t = texts('journey');

export function TouchpointDialog({ touchpoint, onClose }: { touchpoint?: Touchpoint; onClose: () => void }) {
  const create = useCreateTouchpoint();
  const change = useChangeTouchpoint();
  const error = change.error ?? create.error;
  const next = touchpoint?.status === 'live' ? 'retired' : 'live';
  const submit = (values: FormData) => {
    const facts = {
      name: String(values.get('name')),
      // The select offers exactly the stages.
      stage: String(values.get('stage')) as Touchpoint['stage'],
      ownerStaffId: String(values.get('ownerStaffId')) || null,
    };
    if (touchpoint) change.mutate({ id: touchpoint.id, ...facts }, { onSuccess: onClose });
    else create.mutate(facts, { onSuccess: onClose });
  };
  return (
    <Dialog title={touchpoint?.name ?? t('touchpoints.add')} onClose={onClose}>
      <div className="w-md max-w-full">
        <SettingsForm
          namespace="journey"
          error={error}
          isBusy={create.isPending || change.isPending}
          others={
            <>
              <Button look="quiet" onClick={onClose}>
                {t('cancel')}
              </Button>
              {touchpoint && <DeleteButton of="touchpoint" id={touchpoint.id} onDone={onClose} />}
              {touchpoint && (
                <Button
                  look={next === 'retired' ? 'danger' : 'plain'}
                  className="ml-auto"
                  onClick={() => change.mutate({ id: touchpoint.id, status: next }, { onSuccess: onClose })}
                >
                  {t(`to.${next}`)}
                </Button>
              )}
            </>
          }
          onSubmit={submit}
        >
          <TextField
            name="name"
            label={t('touchpoints.name')}
            error={fieldError(error, 'name', { namespace: 'journey' })}
            autoComplete="off"
            defaultValue={touchpoint?.name}
          />
          <Select
            name="stage"
            label={t('touchpoints.stage')}
            defaultValue={touchpoint?.stage ?? 'during'}
            options={stage.options.map((value) => ({ value, label: t(`stages.${value}`) }))}
          />
          <OwnerField
            ownerStaffId={touchpoint?.ownerStaffId ?? null}
            error={fieldError(error, 'ownerStaffId', { namespace: 'journey' })}
          />
        </SettingsForm>
      </div>
    </Dialog>
  );
}
