import { Check, Timer, TimerOff } from 'lucide-react';
import { duration, exactTime, useNow } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Pill, type Tone } from '#web/ui/index.ts';
import type { ConversationItem } from '../contract.ts';

const t = texts('conversations');
type Promise = NonNullable<ConversationItem['promise']>;

interface PromiseClockProps {
  promise: Promise;
  /** `short` where the name of the promise stands beside it. */
  words?: 'full' | 'short';
}

/** Time left of a promise, or what became of it: in words, coloured the same way. */
export function PromiseClock({ promise, words = 'full' }: PromiseClockProps) {
  const now = useNow();
  // Only replies are named by what is left of them; of a call back or a visit, "reply in" would be wrong.
  const isReply = promise.kind === 'first-reply' || promise.kind === 'next-reply';
  const { text, tone, icon } = describe(promise, now, isReply ? words : 'short');
  return (
    <span title={`${promise.name}: ${exactTime(promise.dueAt)}`} className="inline-flex min-w-0">
      <Pill tone={tone} icon={icon}>
        {text}
      </Pill>
    </span>
  );
}

function describe(promise: Promise, now: number, words: 'full' | 'short') {
  const due = new Date(promise.dueAt).getTime();
  const time = duration(Math.abs(due - now));
  const is = (tone: Tone, icon: typeof Timer, key: string) => ({
    tone,
    icon,
    text: t(`clock.${key}`, { time, name: promise.name, context: words }),
  });
  if (promise.outcome === 'kept') return is('good', Check, 'kept');
  if (promise.outcome === 'recovered') return is('watch', Check, 'recovered');
  if (promise.outcome === 'missed') return is('bad', TimerOff, 'missed');
  if (promise.outcome === 'void') return is('plain', TimerOff, 'void');
  if (due <= now) return is('bad', TimerOff, 'late');
  const whole = due - new Date(promise.startedAt).getTime();
  // The last third of the time, or the last half hour: now is the moment.
  const isNear = due - now < Math.max(whole / 3, Math.min(whole, 30 * 60_000));
  return is(isNear ? 'watch' : 'plain', Timer, 'left');
}
