import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { useChannelHealth } from './api.ts';

const t = texts('channels');

/** Above every screen while mail may be waiting somewhere unseen. */
export function ChannelAlarm() {
  const mayRead = useMay('conversations:read');
  const mayMend = useMay('inboxes:manage');
  const { data } = useChannelHealth(mayRead);
  const [first] = data?.troubled ?? [];
  if (!data || !first) return null;
  return (
    <div role="alert" className="flex gap-3 bg-bad-soft px-4 py-2 text-bad">
      <TriangleAlert aria-hidden className="lucide mt-0.5 flex-none" />
      <p className="min-w-0">
        {t('alarm.text', { count: data.troubled.length, name: first.name })}{' '}
        {mayMend && (
          <Link to={`/settings/inboxes/${first.inboxId}`} className="font-strong text-bad underline">
            {t('alarm.look')}
          </Link>
        )}
      </p>
    </div>
  );
}
