import { texts } from '#web/texts.ts';
import { Select } from '#web/ui/index.ts';
import { oneDecimal } from './words.ts';

const t = texts('expectations');

interface LevelSelectProps {
  name: 'adequate' | 'desired' | 'expectedNow' | 'to';
  value: number | null;
  /** Only levels above this one. */
  above?: number;
}

/** Half steps from 0 to 5, and the present level where it lies between two. */
export function LevelSelect({ name, value, above }: LevelSelectProps) {
  const steps = Array.from({ length: 11 }, (_, index) => index / 2);
  const all = value === null || steps.includes(value) ? steps : [...steps, value].sort((a, b) => a - b);
  const offered = above === undefined ? all : all.filter((step) => step > above);
  const unsaid = above === undefined ? [{ value: '', label: t('level.unsaid') }] : [];
  return (
    <Select
      name={name}
      label={t(`level.name.${name}`)}
      defaultValue={value === null ? '' : String(value)}
      options={[...unsaid, ...offered.map((step) => ({ value: String(step), label: oneDecimal(step) }))]}
    />
  );
}

export function levelOf(values: FormData, name: string): number | null {
  const text = String(values.get(name) ?? '');
  return text === '' ? null : Number(text);
}
