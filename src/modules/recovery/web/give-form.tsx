import { useState } from 'react';
import { SettingsForm } from '#modules/workspace/web/index.ts';
import { minorOf } from '#web/amounts.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Money, TextField } from '#web/ui/index.ts';
import type { Recovery, Surprise } from '../contract.ts';
import { Beyond } from './beyond.tsx';
import { useTakeStep } from './api.ts';

const t = texts('recovery');
const other = 'other';

/** What was planned in silence is given; or something that nobody had planned. */
export function GiveForm({ recovery, kind }: { recovery: Recovery; kind: Surprise['kind'] }) {
  const take = useTakeStep();
  const planned = recovery.surprises.filter((one) => one.kind === kind && one.givenAt === null);
  const [chosen, setChosen] = useState(planned[0]?.id ?? other);
  const step = kind === 'surprise' ? 'surprise-given' : 'last-touch';
  return (
    <SettingsForm
      namespace="recovery"
      error={take.error}
      isBusy={take.isPending}
      submit={t(`do.${step}`)}
      onSubmit={(values) => {
        const costMinor = minorOf(String(values.get('cost') ?? ''), recovery.currency);
        take.mutate({
          id: recovery.id,
          step,
          ...(chosen === other
            ? { what: textIn(values, 'what'), costMinor: costMinor ?? 0 }
            : { surpriseId: chosen }),
        });
      }}
    >
      {planned.length > 0 && (
        <fieldset className="flex flex-col gap-1">
          <legend className="sr-only">{t('give.which')}</legend>
          {[...planned.map(({ id }) => id), other].map((id) => {
            const one = planned.find((surprise) => surprise.id === id);
            return (
              <label key={id} className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
                <input
                  type="radio"
                  name="which"
                  value={id}
                  checked={chosen === id}
                  onChange={() => setChosen(id)}
                  className="size-4"
                />
                <span className="min-w-0 flex-1">{one ? one.what : t('give.other')}</span>
                {one && one.costMinor > 0 && (
                  <span className="text-sm text-ink-3">
                    <Money minor={one.costMinor} />
                  </span>
                )}
              </label>
            );
          })}
        </fieldset>
      )}
      {chosen === other && (
        <div className="grid gap-3 sm:grid-cols-[1fr_8rem]">
          <TextField name="what" label={t(`give.what.${kind}`)} maxLength={300} />
          <TextField
            name="cost"
            inputMode="decimal"
            label={t('give.cost', { currency: recovery.currency })}
          />
        </div>
      )}
      <Beyond recovery={recovery} error={take.error} />
    </SettingsForm>
  );
}
