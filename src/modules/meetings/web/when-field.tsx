import { TextField } from '#web/ui/index.ts';

/** What a field of date and time holds for an instant: the wall clock of this device. */
export function localText(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** Undefined while the field is empty or half written. */
export function instantOf(text: string): string | undefined {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

export function WhenField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
}) {
  return (
    <TextField
      type="datetime-local"
      label={label}
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
