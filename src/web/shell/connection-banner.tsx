import { useIsMutating, useMutationState } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLiveState } from '../live.ts';
import { texts } from '../texts.ts';

const t = texts('web');
/** A restart or a tunnel takes a few seconds; nobody needs to read about it. */
const patience = 4_000;

/** Says when the server is out of reach and what waits here meanwhile. Silent while all is well. */
export function ConnectionBanner() {
  const state = useLiveState();
  const waiting = useMutationState({ filters: { predicate: (one) => one.state.isPaused } }).length;
  const sending = useIsMutating();
  const [isLong, setLong] = useState(false);
  const isAway = state === 'offline' || state === 'connecting';
  useEffect(() => {
    if (!isAway) return setLong(false);
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, [isAway]);
  const shows = state === 'offline' || (isAway && isLong);
  return (
    <div role="status" aria-live="polite">
      {shows && (
        <div className="flex items-center justify-center gap-2 bg-watch-soft px-4 py-1.5 text-sm font-strong text-watch">
          <CloudOff aria-hidden className="lucide" />
          {t(state === 'offline' ? 'connection.offline' : 'connection.away')}{' '}
          {(waiting > 0 || sending > 0) && t('connection.waiting', { count: Math.max(waiting, sending) })}
        </div>
      )}
    </div>
  );
}
