import { minorOf } from '#web/amounts.ts';
import { textIn } from '#web/form-values.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Select, TextField } from '#web/ui/index.ts';

const t = texts('decisions');

/** One way: its words, the horizon it favours, what it serves and gives up, what it takes. */
export function OptionFields({ index }: { index: number }) {
  const { workspace } = useSession();
  const name = (field: string) => `${field}-${index}`;
  return (
    <fieldset className="flex flex-col gap-2 rounded-card border border-line p-3">
      <legend className="px-1 font-strong">{t('dialog.option', { number: index + 1 })}</legend>
      <TextField name={name('words')} label={t('dialog.optionWords')} labelHidden maxLength={500} />
      <div className="grid grid-cols-2 gap-2 md:grid-cols-3">
        <Select
          name={name('horizon')}
          label={t('dialog.horizon')}
          options={(['quarter', 'year'] as const).map((value) => ({ value, label: t(`horizon.${value}`) }))}
        />
        <TextField name={name('serves')} label={t('dialog.serves')} placeholder={t('dialog.commas')} />
        <TextField
          name={name('sacrifices')}
          label={t('dialog.sacrifices')}
          placeholder={t('dialog.commas')}
        />
        <TextField name={name('hours')} label={t('dialog.hours')} inputMode="decimal" />
        <TextField
          name={name('cost')}
          label={t('dialog.cost', { currency: workspace.currency })}
          inputMode="decimal"
        />
      </div>
    </fieldset>
  );
}

/** Ways without words are left out; the server says when fewer than two remain. */
export function readOptions(values: FormData, { count, currency }: { count: number; currency: string }) {
  const text = (field: string, index: number) => textIn(values, `${field}-${index}`);
  const list = (words: string) =>
    words
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean)
      .slice(0, 10);
  const amount = (words: string) => {
    const value = Number(words.replace(',', '.'));
    return words !== '' && Number.isFinite(value) && value >= 0 ? value : null;
  };
  return Array.from({ length: count }, (_, index) => index)
    .filter((index) => text('words', index) !== '')
    .map((index) => {
      return {
        id: `way-${index + 1}`,
        words: text('words', index),
        horizon: text('horizon', index) === 'year' ? ('year' as const) : ('quarter' as const),
        serves: list(text('serves', index)),
        sacrifices: list(text('sacrifices', index)),
        hoursPerWeek: amount(text('hours', index)),
        costMinor: minorOf(text('cost', index), currency) ?? null,
      };
    });
}
