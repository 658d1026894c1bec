import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import type { OutputOf } from '#platform/contract.ts';
import type { getChannelHealth } from '../contract.ts';

const t = texts('channels');

/** What is troubled, how many messages wait, and where to look. */
export function AlarmLines({ health: { troubled, sending } }: { health: OutputOf<typeof getChannelHealth> }) {
  const [first] = troubled;
  const [stuck] = sending;
  return (
    <>
      {first && (
        <Alarm inboxId={first.inboxId}>{t('alarm.text', { count: troubled.length, name: first.name })}</Alarm>
      )}
      {stuck && (
        <Alarm inboxId={stuck.inboxId} saidThere={stuck.lastError}>
          {t(`alarm.sending.${stuck.because}`, { count: stuck.waiting, name: stuck.name })}
        </Alarm>
      )}
    </>
  );
}

interface AlarmProps {
  inboxId: string;
  /** What the other server says, in its own words. */
  saidThere?: string | null;
  children: ReactNode;
}

function Alarm({ inboxId, saidThere, children }: AlarmProps) {
  const mayMend = useMay('inboxes:manage');
  return (
    <div role="alert" className="flex gap-3 bg-bad-soft px-4 py-2 text-bad">
      <TriangleAlert aria-hidden className="lucide mt-0.5 flex-none" />
      <p className="min-w-0 break-words">
        {children} {mayMend && saidThere && <q className="italic">{saidThere}</q>}{' '}
        {mayMend && (
          <Link to={`/settings/inboxes/${inboxId}`} className="font-strong text-bad underline">
            {t('alarm.look')}
          </Link>
        )}
      </p>
    </div>
  );
}
