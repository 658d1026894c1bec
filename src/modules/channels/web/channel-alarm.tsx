import { Suspense } from 'react';
import { part } from '#web/part.ts';
import { useMay } from '#web/session.ts';
import { useChannelHealth } from './api.ts';

const AlarmLines = part(() => import('./alarm-lines.tsx'), 'AlarmLines');

/** Above every screen while mail may be waiting somewhere unseen, or does not leave. */
export function ChannelAlarm() {
  const mayRead = useMay('conversations:read');
  const { data } = useChannelHealth(mayRead);
  if (!data || data.troubled.length + data.sending.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <AlarmLines health={data} />
    </Suspense>
  );
}
