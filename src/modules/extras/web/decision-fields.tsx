import { useState } from 'react';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Checkbox, TextField } from '#web/ui/index.ts';
import { endingWay } from '../contract.ts';

const t = texts('extras');

/** Promise it, price it, vary it, or stop with notice: the four ways an extra may go that has become expected. */
export function DecisionFields() {
  const [way, setWay] = useState<string>('vary');
  return (
    <>
      <fieldset className="flex flex-col gap-1">
        <legend className="sr-only">{t('decide.ways')}</legend>
        {endingWay.options.map((value) => (
          <label key={value} className="flex min-h-8 items-start gap-2 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="way"
              value={value}
              checked={way === value}
              onChange={() => setWay(value)}
              className="mt-1 size-4"
            />
            <span>
              <span className="font-strong">{t(`decide.way.${value}`)}</span>{' '}
              <span className="text-sm text-ink-2">{t(`decide.what.${value}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {way === 'stop' && (
        <>
          <Checkbox name="noticed" label={t('decide.noticed')} />
          <TextField name="stopsOn" type="date" label={t('decide.stopsOn')} />
          <p className="text-sm text-ink-2">{t('decide.silence')}</p>
        </>
      )}
      <TextField name="decisionWords" label={t('decide.words')} maxLength={500} />
      <TextField name="wouldSay" label={t('decide.wouldSay')} maxLength={500} />
    </>
  );
}

export function readDecision(values: FormData) {
  const stopsOn = String(values.get('stopsOn') ?? '');
  const way = values.get('way') as (typeof endingWay.options)[number];
  return {
    way,
    words: textIn(values, 'decisionWords'),
    customerWouldSay: textIn(values, 'wouldSay'),
    ...(values.get('noticed') ? { noticeGivenAt: new Date().toISOString() } : {}),
    ...(way === 'stop' && stopsOn !== '' ? { stopsOn } : {}),
  };
}
