import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { ApiError, explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';

const t = texts('access');

interface FormProps {
  submit: string;
  isBusy: boolean;
  error: unknown;
  /** Codes that stand beside a field and need not be said above the form too. */
  besideFields?: Record<string, string>;
  onSubmit: (values: Record<string, string>) => void;
  children: ReactNode;
}

/** A form that reads its own fields, says on top what went wrong, and takes the person to the first wrong field. */
export function Form({ submit, isBusy, error, besideFields = {}, onSubmit, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!error) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  const isBeside = error instanceof ApiError && (error.code in besideFields || error.fields.length > 0);
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const values = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]);
        onSubmit(Object.fromEntries(values) as Record<string, string>);
      }}
    >
      <div role="alert">
        {error !== null && error !== undefined && !isBeside && (
          <p className="rounded-control bg-bad-soft px-3 py-2 text-bad">{explain(error, 'access')}</p>
        )}
      </div>
      {children}
      <Button type="submit" look="primary" busy={isBusy} className="min-h-11">
        {submit}
      </Button>
    </form>
  );
}

/** The words for what is wrong with one field, or nothing. */
export function fieldError(
  error: unknown,
  field: string,
  besideFields: Record<string, string> = {},
): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (besideFields[error.code] === field) return explain(error, 'access');
  if (!error.fields.some((one) => one.path === field)) return undefined;
  return t(`fields.${field}`, { defaultValue: t('fields.other') });
}
