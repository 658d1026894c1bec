import { useState } from 'react';
import { weekdayAndTime } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { TextField } from '#web/ui/index.ts';
import { duePicks, instantOf, usualSlot, wallAt } from '../logic/wall-time.ts';

const t = texts('promises');

export interface When {
  dueAt: Date;
  slotStartsAt?: Date;
}

interface WhenFieldProps {
  /** Of the workspace: what is said to a customer is said on this wall. */
  zone: string;
  value: When;
  onChange: (when: When) => void;
}

/** By when: four quick picks, or any date and time. The arrows move between the picks. */
export function WhenField({ zone, value, onChange }: WhenFieldProps) {
  const [picks] = useState(() => duePicks(new Date(), zone));
  const [isOther, setOther] = useState(false);
  const wall = wallAt(value.dueAt, zone);
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-strong">{t('when.title')}</legend>
      <div className="grid grid-cols-2 gap-1.5">
        {picks.map((pick) => (
          <Pick
            key={pick.id}
            label={t(`when.${pick.id}`)}
            hint={weekdayAndTime(pick.at)}
            isChosen={!isOther && pick.at.getTime() === value.dueAt.getTime()}
            onChoose={() => {
              setOther(false);
              onChange({ dueAt: pick.at });
            }}
          />
        ))}
        <Pick label={t('when.other')} isChosen={isOther} onChoose={() => setOther(true)} />
      </div>
      {isOther && (
        <div className="mt-1 grid grid-cols-2 gap-2">
          <DateAndTime
            zone={zone}
            date={wall.date}
            time={wall.time}
            label={t('when.time')}
            onChange={(dueAt) => onChange({ dueAt })}
          />
        </div>
      )}
      <p className="text-sm text-ink-3">{t('when.zone', { zone: zone.replaceAll('_', ' ') })}</p>
    </fieldset>
  );
}

/** A visit comes in a slot: a day, from, and to. */
export function SlotField({ zone, value, onChange }: WhenFieldProps) {
  const from = wallAt(value.slotStartsAt ?? value.dueAt, zone);
  const to = wallAt(value.dueAt, zone);
  const set = (date: string, start: string, end: string) =>
    onChange({
      slotStartsAt: instantOf({ date, time: start }, zone),
      dueAt: instantOf({ date, time: end }, zone),
    });
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="sr-only">{t('when.slot')}</legend>
      <div className="grid grid-cols-[1fr_auto_auto] gap-2">
        <TextField
          type="date"
          label={t('when.day')}
          value={from.date}
          onChange={(event) => event.target.value && set(event.target.value, from.time, to.time)}
        />
        <TextField
          type="time"
          label={t('when.from')}
          value={from.time}
          onChange={(event) => event.target.value && set(from.date, event.target.value, to.time)}
        />
        <TextField
          type="time"
          label={t('when.to')}
          value={to.time}
          onChange={(event) => event.target.value && set(from.date, from.time, event.target.value)}
        />
      </div>
      <p className="text-sm text-ink-3">{t('when.zone', { zone: zone.replaceAll('_', ' ') })}</p>
    </fieldset>
  );
}

export function firstWhen(kind: string, zone: string): When {
  const now = new Date();
  if (kind !== 'visit') return { dueAt: duePicks(now, zone).find(({ id }) => id === 'tomorrow')?.at ?? now };
  const { date, from, to } = usualSlot(now, zone);
  return {
    slotStartsAt: instantOf({ date, time: from }, zone),
    dueAt: instantOf({ date, time: to }, zone),
  };
}

interface PickProps {
  label: string;
  hint?: string;
  isChosen: boolean;
  onChoose: () => void;
}

function Pick({ label, hint, isChosen, onChoose }: PickProps) {
  return (
    <label className="flex min-h-10 cursor-pointer items-center gap-2 rounded-control border border-field-line px-2.5 py-1 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-11">
      <input type="radio" name="when" checked={isChosen} onChange={onChoose} className="accent-accent" />
      <span className="min-w-0">
        <span className="block font-strong">{label}</span>
        {hint && <span className="block truncate text-sm text-ink-2">{hint}</span>}
      </span>
    </label>
  );
}

interface DateAndTimeProps {
  zone: string;
  date: string;
  time: string;
  label: string;
  onChange: (at: Date) => void;
}

function DateAndTime({ zone, date, time, label, onChange }: DateAndTimeProps) {
  return (
    <>
      <TextField
        type="date"
        label={t('when.day')}
        value={date}
        onChange={(event) =>
          event.target.value && onChange(instantOf({ date: event.target.value, time }, zone))
        }
      />
      <TextField
        type="time"
        label={label}
        value={time}
        onChange={(event) =>
          event.target.value && onChange(instantOf({ date, time: event.target.value }, zone))
        }
      />
    </>
  );
}
