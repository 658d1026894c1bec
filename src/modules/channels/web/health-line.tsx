import { CircleAlert, CircleCheck, CircleDashed, CirclePause } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Pill, Time } from '#web/ui/index.ts';
import type { Inbox } from '../contract.ts';

const t = texts('channels');
const signs = {
  working: { tone: 'good', icon: CircleCheck },
  waiting: { tone: 'watch', icon: CircleDashed },
  trouble: { tone: 'bad', icon: CircleAlert },
  paused: { tone: 'plain', icon: CirclePause },
} as const;

export function HealthPill({ inbox }: { inbox: Inbox }) {
  const { tone, icon } = signs[inbox.health.state];
  return (
    <Pill tone={tone} icon={icon}>
      {t(`health.${inbox.health.state}`)}
    </Pill>
  );
}

/** When it last worked and, while it does not, what the other server says. */
export function HealthLine({ inbox }: { inbox: Inbox }) {
  const { state, lastSuccessAt, lastError } = inbox.health;
  return (
    <span className="text-sm text-ink-3">
      {lastSuccessAt ? (
        <>
          {t('health.lastSuccess')} <Time at={lastSuccessAt} />
        </>
      ) : (
        t('health.never')
      )}
      {state === 'trouble' && <span className="block text-bad">{lastError ?? t('health.silent')}</span>}
    </span>
  );
}
