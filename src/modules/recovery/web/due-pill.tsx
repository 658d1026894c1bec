import { Timer, TimerOff } from 'lucide-react';
import { duration, exactTime, useNow } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Pill } from '#web/ui/index.ts';

const t = texts('recovery');
const soon = 60 * 60_000;

/** How long until the next step is due, or how long it has been: on the customer clock, which never stops. */
export function DuePill({ at }: { at: string | null }) {
  const now = useNow();
  if (at === null) return null;
  const left = new Date(at).getTime() - now;
  const time = duration(Math.abs(left));
  const isLate = left <= 0;
  return (
    <span className="inline-flex flex-none" title={t('due.exact', { time: exactTime(at) })}>
      <Pill tone={isLate ? 'bad' : left < soon ? 'watch' : 'plain'} icon={isLate ? TimerOff : Timer}>
        {left > -60_000 && isLate ? t('due.now') : t(isLate ? 'due.late' : 'due.left', { time })}
      </Pill>
    </span>
  );
}
