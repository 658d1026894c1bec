import { X } from 'lucide-react';
import { minorOf } from '#web/amounts.ts';
import { texts } from '#web/texts.ts';
import { IconButton, Select, TextArea, TextField } from '#web/ui/index.ts';
import type { RemedyOption } from '../contract.ts';

const t = texts('recovery');
const kinds: readonly RemedyOption['kind'][] = ['refund', 'credit', 'in-kind', 'redo', 'time', 'person'];

/** An option as it is being written; amounts as typed. */
export interface Written {
  key: string;
  kind: RemedyOption['kind'];
  words: string;
  cost: string;
  face: string;
}

interface OptionFieldsProps {
  number: number;
  written: Written;
  currency: string;
  /** What may be spent without asking. */
  mostMinor: number;
  /** What is wrong with one of its fields, in words. */
  errorOf: (field: 'words' | 'costMinor' | 'faceMinor') => string | undefined;
  onChange: (part: Partial<Written>) => void;
  onRemove?: () => void;
}

/** One card that the customer may choose. */
export function OptionFields({
  number,
  written,
  currency,
  mostMinor,
  errorOf,
  onChange,
  onRemove,
}: OptionFieldsProps) {
  const name = t('offer.option', { number });
  const isBeyond = (minorOf(written.cost, currency) ?? 0) > mostMinor;
  return (
    <fieldset className="flex min-w-0 flex-col gap-2 rounded-card border border-line-strong p-3">
      <legend className="px-1 text-sm font-strong text-ink-3">{name}</legend>
      <div className="flex items-end gap-1">
        <div className="min-w-0 flex-1">
          <Select
            label={t('offer.kind')}
            value={written.kind}
            onChange={({ target }) => {
              const kind = kinds.find((one) => one === target.value);
              if (kind) onChange({ kind });
            }}
            options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
        </div>
        {onRemove && <IconButton icon={X} label={t('offer.remove', { number })} onClick={onRemove} />}
      </div>
      <TextArea
        rows={3}
        label={t('offer.words')}
        error={errorOf('words')}
        maxLength={500}
        value={written.words}
        onChange={({ target }) => onChange({ words: target.value })}
      />
      <div className="grid grid-cols-2 gap-2">
        <TextField
          label={t('offer.face', { currency })}
          error={errorOf('faceMinor')}
          inputMode="decimal"
          value={written.face}
          onChange={({ target }) => onChange({ face: target.value })}
        />
        <TextField
          label={t('offer.cost', { currency })}
          error={errorOf('costMinor')}
          inputMode="decimal"
          value={written.cost}
          onChange={({ target }) => onChange({ cost: target.value })}
        />
      </div>
      {isBeyond && <p className="text-sm text-watch">{t('offer.beyond')}</p>}
    </fieldset>
  );
}
