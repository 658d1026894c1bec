import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Select, TextField } from '#web/ui/index.ts';
import type { Failure } from '../contract.ts';
import { useLiveElements } from './api.ts';
import { Segments } from './segments.tsx';
import { severityWord } from './words.ts';

const t = texts('recovery');

/** From a nuisance to grave: one tap, the arrows move. */
export function SeverityField({ severity }: { severity: number }) {
  return (
    <Segments
      legend={t('field.severity')}
      name="severity"
      defaultValue={String(severity)}
      options={[1, 2, 3, 4, 5].map((one) => ({
        value: String(one),
        figure: String(one),
        label: severityWord(one),
      }))}
    />
  );
}

type Known = Pick<Failure, 'isStable' | 'isInOurControl'>;

/** Whether it will come again and whether we could have kept it; not knowing is an answer too. */
export function CauseFields({ isStable, isInOurControl }: Known) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Segments
        legend={t('field.again')}
        name="isStable"
        defaultValue={textOf(isStable)}
        options={[
          { value: 'false', label: t('field.oneOff') },
          { value: 'true', label: t('field.stable') },
          { value: '', label: t('field.unsure') },
        ]}
      />
      <Segments
        legend={t('field.control')}
        name="isInOurControl"
        defaultValue={textOf(isInOurControl)}
        options={[
          { value: 'true', label: t('field.yes') },
          { value: 'false', label: t('field.no') },
          { value: '', label: t('field.unsure') },
        ]}
      />
    </div>
  );
}

export function ElementField({ elementId }: { elementId: string | null }) {
  const elements = useLiveElements().data?.data ?? [];
  return (
    <Select
      // Its choices may arrive after it: only then can the one that stands be shown.
      key={elements.length}
      name="elementId"
      label={t('field.element')}
      defaultValue={elementId ?? ''}
      options={[
        { value: '', label: t('field.noElement') },
        ...elements.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

export function HelpsField({ whatHelps }: { whatHelps: string }) {
  return (
    <TextField
      name="whatHelps"
      label={t('field.helps')}
      hint={t('field.helpsHint')}
      maxLength={1000}
      defaultValue={whatHelps}
    />
  );
}

/** What the fields above hold, as the server takes it. */
export function readFields(values: FormData) {
  const text = (name: string) => textIn(values, name);
  const known = (name: string) => (text(name) === '' ? null : text(name) === 'true');
  return {
    severity: Number(values.get('severity')) || 2,
    elementId: text('elementId') || null,
    isStable: known('isStable'),
    isInOurControl: known('isInOurControl'),
    whatHelps: text('whatHelps'),
  };
}

function textOf(value: boolean | null): string {
  return value === null ? '' : String(value);
}
