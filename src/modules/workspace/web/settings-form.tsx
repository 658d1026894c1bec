import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { ApiError, explain } from '#web/api.ts';
import { texts, word } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';

const t = texts('workspace');

interface SettingsFormProps {
  /** Whose catalogue has the words of refusals. */
  namespace: string;
  error: unknown;
  /** Codes that stand beside a field and need not be said above the form too. */
  beside?: Record<string, string>;
  isBusy: boolean;
  submit?: string;
  /** Further buttons after the one that saves. */
  others?: ReactNode;
  onSubmit: (values: FormData) => void;
  children: ReactNode;
}

/** A form that keeps what was typed, says on top what went wrong, and takes the person to the first wrong field. */
export function SettingsForm({
  namespace,
  error,
  beside = {},
  isBusy,
  submit,
  others,
  onSubmit,
  children,
}: SettingsFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  const isBeside = error instanceof ApiError && error.code in beside;
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        onSubmit(new FormData(event.currentTarget));
      }}
    >
      <div role="alert" className="empty:hidden">
        {error instanceof Error && !isBeside && (
          <p className="rounded-control bg-bad-soft px-3 py-2 text-bad">{explain(error, namespace)}</p>
        )}
      </div>
      {children}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={isBusy}>
          {submit ?? t('save')}
        </Button>
        {others}
      </div>
    </form>
  );
}

/** The words for what is wrong with one field: of its code, else of its name, else in general. */
export function fieldError(
  error: unknown,
  path: string,
  { namespace, beside = {} }: { namespace: string; beside?: Record<string, string> },
): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (beside[error.code] === path) return explain(error, namespace);
  if (!error.fields.some((field) => field.path === path || field.path.startsWith(`${path}.`)))
    return undefined;
  return word(`${namespace}:fields.${path.replaceAll('.', '_')}`, { defaultValue: t('fields.other') });
}
