import { fieldError, SettingsForm } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, Select, TextField, toast } from '#web/ui/index.ts';
import { dimension, type Element, type Touchpoint } from '../contract.ts';
import { useChangeElement, useCreateElement } from './api.ts';
import { OwnerField } from './owner-field.tsx';
import { DeleteButton, explainUses } from './removal.tsx';

const t = texts('journey');
const beside = {
  check_wording_missing: 'checkWording',
  touchpoint_unknown: 'touchpointId',
  staff_unknown: 'ownerStaffId',
};

interface ElementDialogProps {
  pillar: Element['pillar'];
  element?: Element;
  touchpoints: readonly Touchpoint[];
  onClose: () => void;
}

export function ElementDialog({ pillar, element, touchpoints, onClose }: ElementDialogProps) {
  const create = useCreateElement();
  const change = useChangeElement();
  const error = change.error ?? create.error;
  const wrong = (path: string) => fieldError(error, path, { namespace: 'journey', beside });
  const submit = (values: FormData) => {
    const facts = {
      name: String(values.get('name')),
      checkWording: String(values.get('checkWording') ?? ''),
      touchpointId: String(values.get('touchpointId')) || null,
      // The select offers exactly these, or nothing.
      dimension: (String(values.get('dimension')) || null) as Element['dimension'],
      ownerStaffId: String(values.get('ownerStaffId')) || null,
    };
    if (element) change.mutate({ id: element.id, ...facts }, { onSuccess: onClose });
    else create.mutate({ pillar, ...facts }, { onSuccess: onClose });
  };
  const next = element?.status === 'live' ? 'retired' : 'live';
  return (
    <Dialog title={element?.name ?? t(`elements.add.${pillar}`)} onClose={onClose}>
      <div className="w-md max-w-full">
        <SettingsForm
          namespace="journey"
          error={error}
          beside={beside}
          isBusy={create.isPending || change.isPending}
          others={
            <>
              <Button look="quiet" onClick={onClose}>
                {t('cancel')}
              </Button>
              {element && <DeleteButton of="element" id={element.id} onDone={onClose} />}
              {element && (
                <Button
                  look={next === 'retired' ? 'danger' : 'plain'}
                  className="ml-auto"
                  onClick={() =>
                    change.mutate(
                      { id: element.id, status: next },
                      {
                        onSuccess: onClose,
                        onError: (refused) => toast({ text: explainUses(refused), tone: 'bad' }),
                      },
                    )
                  }
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
            label={t('elements.name')}
            hint={t(`elements.nameHint.${pillar}`)}
            error={wrong('name')}
            autoComplete="off"
            defaultValue={element?.name}
          />
          <TextField
            name="checkWording"
            label={t('elements.wording')}
            hint={t(`elements.wordingHint.${pillar}`)}
            error={wrong('checkWording')}
            autoComplete="off"
            defaultValue={element?.checkWording}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <Select
              name="touchpointId"
              label={t('elements.touchpoint')}
              error={wrong('touchpointId')}
              defaultValue={element?.touchpointId ?? ''}
              options={[
                { value: '', label: t('elements.anywhere') },
                ...touchpoints
                  .filter((one) => one.status === 'live' || one.id === element?.touchpointId)
                  .map((one) => ({ value: one.id, label: one.name })),
              ]}
            />
            <Select
              name="dimension"
              label={t('elements.dimension')}
              defaultValue={element?.dimension ?? ''}
              options={[
                { value: '', label: t('elements.noDimension') },
                ...dimension.options.map((value) => ({ value, label: t(`dimensions.${value}`) })),
              ]}
            />
          </div>
          <OwnerField ownerStaffId={element?.ownerStaffId ?? null} error={wrong('ownerStaffId')} />
          {element && <p className="text-sm text-ink-3">{t('elements.retiring')}</p>}
        </SettingsForm>
      </div>
    </Dialog>
  );
}
