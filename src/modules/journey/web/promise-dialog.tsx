import { promiseKind, type PromiseKind, type ServicePromise } from '#modules/promises/contract.ts';
import { fieldError, NumberField, SettingsForm } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, Select, TextArea, TextField } from '#web/ui/index.ts';
import type { Element } from '../contract.ts';
import { useChangePromise, useCreatePromise } from './api.ts';

const t = texts('journey');
const beside = { element_unknown: 'elementId' };
const units = { minutes: 1, hours: 60, days: 1440 } as const;
type Unit = keyof typeof units;

interface PromiseDialogProps {
  promise?: ServicePromise;
  elements: readonly Element[];
  onClose: () => void;
}

export function PromiseDialog({ promise, elements, onClose }: PromiseDialogProps) {
  const create = useCreatePromise();
  const change = useChangePromise();
  const error = change.error ?? create.error;
  const wrong = (path: string) => fieldError(error, path, { namespace: 'journey', beside });
  const submit = (values: FormData) => {
    const day = String(values.get('trialUntil'));
    const sentence = String(values.get('sentence'));
    const facts = {
      name: String(values.get('name')),
      // The select offers exactly these units.
      targetMinutes: Number(values.get('time')) * units[String(values.get('unit')) as Unit],
      elementId: String(values.get('elementId')) || null,
      trialUntil: day ? new Date(`${day}T23:59:59`).toISOString() : null,
    };
    // A sentence left alone follows the new time by itself.
    const kept = promise?.sentence === sentence ? {} : { sentence };
    if (promise) change.mutate({ id: promise.id, ...facts, ...kept }, { onSuccess: onClose });
    else
      create.mutate(
        { ...facts, sentence, kind: String(values.get('kind')) as PromiseKind },
        { onSuccess: onClose },
      );
  };
  const shown = inLargestUnit(promise?.targetMinutes ?? 60);
  return (
    <Dialog title={promise?.name ?? t('promises.add')} onClose={onClose}>
      <div className="w-lg max-w-full">
        <SettingsForm
          namespace="journey"
          error={error}
          beside={beside}
          isBusy={create.isPending || change.isPending}
          others={
            <Button look="quiet" onClick={onClose}>
              {t('cancel')}
            </Button>
          }
          onSubmit={submit}
        >
          <TextField
            name="name"
            label={t('promises.name')}
            error={wrong('name')}
            autoComplete="off"
            defaultValue={promise?.name}
          />
          {!promise && (
            <Select
              name="kind"
              label={t('promises.kind')}
              options={promiseKind.options.map((kind) => ({
                value: kind,
                label: t(`promises.kinds.${kind}`),
              }))}
            />
          )}
          <div className="flex flex-wrap items-end gap-3">
            <NumberField
              name="time"
              label={t('promises.within')}
              error={wrong('targetMinutes')}
              defaultValue={shown.value}
            />
            <div className="w-32">
              <Select
                name="unit"
                label={t('promises.unit')}
                labelHidden
                defaultValue={shown.unit}
                options={Object.keys(units).map((unit) => ({
                  value: unit,
                  label: t(`promises.units.${unit}`),
                }))}
              />
            </div>
          </div>
          <TextArea
            name="sentence"
            label={t('promises.sentence')}
            hint={t('promises.sentenceHint')}
            error={wrong('sentence')}
            defaultValue={promise?.sentence}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <Select
              key={elements.length}
              name="elementId"
              label={t('promises.element')}
              error={wrong('elementId')}
              defaultValue={promise?.elementId ?? ''}
              options={[
                { value: '', label: t('promises.noElement') },
                ...elements
                  .filter((one) => one.status === 'live' || one.id === promise?.elementId)
                  .map((one) => ({ value: one.id, label: one.name })),
              ]}
            />
            <TextField
              name="trialUntil"
              type="date"
              label={t('promises.onTrialUntil')}
              error={wrong('trialUntil')}
              defaultValue={promise?.trialUntil?.slice(0, 10)}
            />
          </div>
          <p className="text-sm text-ink-3">{t('promises.past')}</p>
        </SettingsForm>
      </div>
    </Dialog>
  );
}

function inLargestUnit(minutes: number): { value: number; unit: Unit } {
  if (minutes % units.days === 0) return { value: minutes / units.days, unit: 'days' };
  if (minutes % units.hours === 0) return { value: minutes / units.hours, unit: 'hours' };
  return { value: minutes, unit: 'minutes' };
}
