import { useId, type ComponentProps, type ReactNode } from 'react';
import { classes } from './classes.ts';

interface FieldProps {
  label: string;
  /** One sentence of help under the label. */
  hint?: string | undefined;
  /** What is wrong, in words; the field is marked and the words are read with it. */
  error?: string | undefined;
  /** The label stays for screen readers only. */
  labelHidden?: boolean;
  children: (props: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

export function Field({ label, hint, error, labelHidden, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className={classes('font-strong', labelHidden && 'sr-only')}>
        {label}
      </label>
      {hint && (
        <span id={`${id}-hint`} className="text-sm text-ink-3">
          {hint}
        </span>
      )}
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {error && (
        <span id={`${id}-error`} className="text-sm text-bad">
          {error}
        </span>
      )}
    </div>
  );
}

type Labelled = Pick<FieldProps, 'label' | 'hint' | 'error' | 'labelHidden'>;

export function TextField({
  label,
  hint,
  error,
  labelHidden,
  className,
  ...rest
}: Labelled & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} error={error} {...(labelHidden ? { labelHidden } : {})}>
      {(props) => <input {...rest} {...props} className={classes('field', className)} />}
    </Field>
  );
}

export function TextArea({
  label,
  hint,
  error,
  labelHidden,
  className,
  ...rest
}: Labelled & ComponentProps<'textarea'>) {
  return (
    <Field label={label} hint={hint} error={error} {...(labelHidden ? { labelHidden } : {})}>
      {(props) => <textarea rows={3} {...rest} {...props} className={classes('field resize-y', className)} />}
    </Field>
  );
}

interface SelectProps extends Labelled, Omit<ComponentProps<'select'>, 'children'> {
  options: readonly { value: string; label: string }[];
}

export function Select({ label, hint, error, labelHidden, options, className, ...rest }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} {...(labelHidden ? { labelHidden } : {})}>
      {(props) => (
        <select {...rest} {...props} className={classes('field', className)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface SwitchProps {
  label: string;
  hint?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  disabled?: boolean;
}

/** On or off at once, without a save button. */
export function Switch({ label, hint, isOn, onChange, disabled }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        disabled={disabled}
        onClick={() => onChange(!isOn)}
        className={classes(
          'relative h-6 w-[40px] flex-none rounded-full border transition-colors duration-100',
          isOn ? 'border-accent bg-accent' : 'border-field-line bg-sunken',
        )}
      >
        <span
          className={classes(
            'absolute top-[3px] size-[16px] rounded-full transition-[left] duration-100',
            isOn ? 'left-[19px] bg-accent-ink' : 'left-[3px] bg-field-line',
          )}
        />
      </button>
      <div>
        <div id={`${id}-label`} className="leading-6 font-strong">
          {label}
        </div>
        {hint && (
          <div id={`${id}-hint`} className="text-sm text-ink-3">
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

export function Checkbox({ label, ...rest }: { label: string } & Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input type="checkbox" {...rest} className="size-4" />
      {label}
    </label>
  );
}
