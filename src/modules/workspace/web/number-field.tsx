import type { ComponentProps } from 'react';
import { Field } from '#web/ui/index.ts';

interface NumberFieldProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** The unit, written behind the number. */
  unit?: string;
}

/** A number and its unit. Text with a numeric keypad: a wheel or an arrow key changes nothing by accident. */
export function NumberField({ label, hint, error, unit, className, ...rest }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(props) => (
        <span className="flex items-center gap-2">
          <input
            inputMode="decimal"
            autoComplete="off"
            {...rest}
            {...props}
            className={`field !w-24 text-right ${className ?? ''}`}
          />
          {unit && <span className="text-ink-2">{unit}</span>}
        </span>
      )}
    </Field>
  );
}
