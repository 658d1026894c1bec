import { useId } from 'react';
import { texts } from '#web/texts.ts';
import { TextField } from '#web/ui/index.ts';

const t = texts('access');

/** Filled in from the browser; any other zone can be searched by typing a part of its name. */
export function TimeZoneField({ error }: { error: string | undefined }) {
  const id = useId();
  return (
    <>
      <TextField
        name="timeZone"
        label={t('timeZone')}
        error={error}
        list={id}
        autoComplete="off"
        defaultValue={Intl.DateTimeFormat().resolvedOptions().timeZone}
      />
      <datalist id={id}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
