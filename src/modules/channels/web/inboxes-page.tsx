import { Link } from '@tanstack/react-router';
import { ChevronRight, Inbox as InboxIcon, Plus } from 'lucide-react';
import { SettingsFrame } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';
import { ButtonLink, Card, EmptyState, ErrorState, SkeletonRows } from '#web/ui/index.ts';
import { useInboxes } from './api.ts';
import { HealthLine, HealthPill } from './health-line.tsx';
import { QuarantineCard } from './quarantine-card.tsx';

const t = texts('channels');

/** Where conversations arrive, how each has been working, and the mails that did not get through. */
export function Page() {
  const { data, error, refetch } = useInboxes();
  const add = (
    <ButtonLink to="/settings/inboxes/new" look="primary" icon={Plus}>
      {t('inboxes.add')}
    </ButtonLink>
  );
  const hasSome = (data?.data.length ?? 0) > 0;
  return (
    <SettingsFrame title={t('inboxes.title')} lead={t('inboxes.lead')} actions={hasSome ? add : undefined}>
      {error && <ErrorState error={error} namespace="channels" onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={3} />}
      {data && !hasSome && (
        <EmptyState icon={InboxIcon} title={t('inboxes.none')} action={add}>
          {t('inboxes.noneText')}
        </EmptyState>
      )}
      {data && hasSome && (
        <Card className="!p-0">
          <ul>
            {data.data.map((inbox) => (
              <li key={inbox.id} className="border-b border-line last:border-0">
                <Link
                  to={`/settings/inboxes/${inbox.id}`}
                  className="flex items-center gap-3 px-5 py-3.5 text-ink no-underline hover:bg-sunken"
                >
                  <span className="min-w-0 flex-1">
                    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                      <span className="font-strong">{inbox.name}</span>
                      <HealthPill inbox={inbox} />
                    </span>
                    <span className="block truncate text-ink-2">{inbox.address}</span>
                    <HealthLine inbox={inbox} />
                  </span>
                  <ChevronRight aria-hidden className="lucide text-ink-3" />
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <QuarantineCard inboxes={data?.data ?? []} />
    </SettingsFrame>
  );
}
