import { useState } from 'react';
import { fieldError, NumberField, SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, Select, TextArea, TextField } from '#web/ui/index.ts';
import { promiseKind, type PromiseKind, type ServicePromise } from '../contract.ts';
import { isTimed } from '../logic/whole-promise.ts';
import { mustExplainTurnaround } from '../logic/what-to-promise.ts';
import { AudienceFields, type ToWhom } from './audience-fields.tsx';
import { LiveVerdict } from './live-verdict.tsx';
import { useColleagues, useLiveElements, useSavePromise } from './promise-api.ts';

const t = texts('promises');
const beside = {
  element_unknown: 'elementId',
  element_missing: 'elementId',
  target_missing: 'targetMinutes',
  customer_unknown: 'customerId',
  audience_unclear: 'customerId',
  staff_unknown: 'ownerStaffId',
};
const units = { minutes: 1, hours: 60, days: 1440 } as const;
type Unit = keyof typeof units;

/** Writes a promise, with what our own history says of it while one types. */
export function PromiseWriter({ promise, onClose }: { promise?: ServicePromise; onClose: () => void }) {
  const { create, change } = useSavePromise();
  const elements = useLiveElements();
  const colleagues = useColleagues();
  const [kind, setKind] = useState<PromiseKind>(promise?.kind ?? 'first-reply');
  const [time, setTime] = useState(() => inLargestUnit(promise?.targetMinutes ?? 60));
  const [elementId, setElementId] = useState(promise?.elementId ?? '');
  const [to, setTo] = useState<ToWhom>(() => toWhomOf(promise));
  const error = change.error ?? create.error;
  const wrong = (path: string) => fieldError(error, path, { namespace: 'promises', beside });
  const targetMinutes = isTimed(kind) ? Math.round(Number(time.value) * units[time.unit]) || null : null;
  const submit = (values: FormData) => {
    const text = (name: string) => textIn(values, name);
    const day = text('trialUntil');
    const sentence = text('sentence');
    const facts = {
      name: text('name'),
      targetMinutes,
      elementId: elementId || null,
      trialUntil: day ? new Date(`${day}T23:59:59`).toISOString() : null,
      audience: to.audience,
      tier: to.audience === 'tier' ? to.tier : null,
      customerId: to.audience === 'customer' ? (to.customer?.id ?? null) : null,
      limits: text('limits'),
      redress: text('redress'),
      ownerStaffId: text('ownerStaffId') || null,
      turnaround: { why: text('why'), meanwhile: text('meanwhile'), shorter: text('shorter') },
    };
    // A sentence left alone follows the new time by itself.
    const kept = promise?.sentence === sentence ? {} : { sentence };
    if (promise) change.mutate({ id: promise.id, ...facts, ...kept }, { onSuccess: onClose });
    else create.mutate({ ...facts, sentence, kind }, { onSuccess: onClose });
  };
  return (
    <Dialog title={promise?.name ?? t('page.add')} onClose={onClose}>
      <div className="w-xl max-w-full">
        <SettingsForm
          namespace="promises"
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
          {!promise && (
            <Select
              label={t('writer.kind')}
              value={kind}
              options={promiseKind.options.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              // The select offers exactly these.
              onChange={(event) => setKind(event.target.value as PromiseKind)}
            />
          )}
          <TextField
            name="name"
            label={t('writer.name')}
            error={wrong('name')}
            autoComplete="off"
            defaultValue={promise?.name}
          />
          <AudienceFields value={to} error={wrong('customerId') ?? wrong('tier')} onChange={setTo} />
          {isTimed(kind) && (
            <div className="flex flex-wrap items-end gap-3">
              <NumberField
                name="time"
                label={t('writer.within')}
                error={wrong('targetMinutes')}
                value={time.value}
                onChange={(event) => setTime({ ...time, value: event.target.value })}
              />
              <div className="w-32">
                <Select
                  label={t('writer.unit')}
                  labelHidden
                  value={time.unit}
                  options={Object.keys(units).map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
                  onChange={(event) => setTime({ ...time, unit: event.target.value as Unit })}
                />
              </div>
            </div>
          )}
          <Select
            label={kind === 'check' ? t('writer.elementChecked') : t('writer.element')}
            error={wrong('elementId')}
            value={elementId}
            options={[
              { value: '', label: t('writer.noElement') },
              ...elements
                .filter(({ pillar }) => kind !== 'check' || pillar === 'core')
                .map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={(event) => setElementId(event.target.value)}
          />
          <LiveVerdict
            kind={kind}
            targetMinutes={targetMinutes}
            elementId={elementId || null}
            promiseId={promise?.id ?? null}
            customerId={to.audience === 'customer' ? (to.customer?.id ?? null) : null}
            tier={to.audience === 'tier' ? to.tier : null}
          />
          <TextArea
            name="sentence"
            label={t('writer.sentence')}
            hint={t('writer.sentenceHint')}
            error={wrong('sentence')}
            defaultValue={promise?.sentence}
          />
          {mustExplainTurnaround(targetMinutes) && <Turnaround promise={promise} error={error} />}
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              name="limits"
              label={t('writer.limits')}
              hint={t('writer.limitsHint')}
              autoComplete="off"
              defaultValue={promise?.limits}
            />
            <TextField
              name="redress"
              label={t('writer.redress')}
              hint={t('writer.redressHint')}
              autoComplete="off"
              defaultValue={promise?.redress}
            />
            <Select
              key={colleagues.length}
              name="ownerStaffId"
              label={t('writer.owner')}
              error={wrong('ownerStaffId')}
              defaultValue={promise?.owner?.id ?? ''}
              options={[
                { value: '', label: t('writer.nobody') },
                ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <TextField
              name="trialUntil"
              type="date"
              label={t('writer.onTrialUntil')}
              error={wrong('trialUntil')}
              defaultValue={promise?.trialUntil?.slice(0, 10)}
            />
          </div>
          <p className="text-sm text-ink-3">{t('writer.past')}</p>
        </SettingsForm>
      </div>
    </Dialog>
  );
}

/** The 28-day test: three answers without which a time of more than five days is not published. */
function Turnaround({ promise, error }: { promise: ServicePromise | undefined; error: unknown }) {
  return (
    <fieldset className="flex flex-col gap-3 rounded-control bg-bad-soft p-3">
      <legend className="sr-only">{t('turnaround.title')}</legend>
      <p className="font-strong text-bad">{t('turnaround.title')}</p>
      <p className="text-sm text-ink-2">{t('turnaround.lead')}</p>
      {(['why', 'meanwhile', 'shorter'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`turnaround.${name}`)}
          error={fieldError(error, `turnaround.${name}`, { namespace: 'promises', beside })}
          autoComplete="off"
          defaultValue={promise?.turnaround[name]}
        />
      ))}
    </fieldset>
  );
}

function toWhomOf(promise: ServicePromise | undefined): ToWhom {
  return {
    audience: promise?.audience ?? 'everyone',
    tier: promise?.tier ?? 'premium',
    customer: promise?.customer
      ? { id: promise.customer.id, name: promise.customer.name || (promise.customer.address ?? '') }
      : null,
  };
}

function inLargestUnit(minutes: number): { value: string; unit: Unit } {
  if (minutes % units.days === 0) return { value: String(minutes / units.days), unit: 'days' };
  if (minutes % units.hours === 0) return { value: String(minutes / units.hours), unit: 'hours' };
  return { value: String(minutes), unit: 'minutes' };
}
