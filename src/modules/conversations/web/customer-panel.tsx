import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Building2, CircleOff, Globe, Mail, Phone, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { getReportCard } from '#modules/report-cards/contract.ts';
import { call } from '#web/api.ts';
import { dayWithYear } from '#web/format.ts';
import { allRoutes } from '#web/screens.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Avatar, ErrorState, Letter, Money, Pill, Skeleton, Time } from '#web/ui/index.ts';
import type { Conversation } from '../contract.ts';
import { usePanel } from './api.ts';
import { CustomerName, CustomerNote, CustomerTier } from './customer-fields.tsx';
import { PromiseClock } from './promise-clock.tsx';

const t = texts('conversations');

/** Who this is, what was promised, how we did, what came before: always beside the conversation. */
export function CustomerPanel({ conversation }: { conversation: Conversation }) {
  const panel = usePanel(conversation.customer.id);
  if (panel.isError) return <ErrorState error={panel.error} onRetry={() => void panel.refetch()} />;
  if (!panel.data) return <PanelSkeleton />;
  const { customer, conversations, promisesKept } = panel.data;
  const { kept, recovered, missed, since } = promisesKept;
  const n = kept + recovered + missed;
  const earlier = conversations.filter((one) => one.id !== conversation.id);
  return (
    <div className="flex flex-col">
      <header className="flex gap-3 px-4 pt-4 pb-3">
        <Avatar name={customer.name || customer.address || '?'} size="large" />
        <div className="min-w-0 flex-1">
          <CustomerName customer={customer} />
          <div className="mt-1 flex flex-wrap items-center gap-x-1.5 text-sm text-ink-3">
            <CustomerTier customer={customer} />
            {customer.yearlyValueMinor !== null && (
              <span>
                · <Money minor={customer.yearlyValueMinor} /> {t('panel.aYear')}
              </span>
            )}
          </div>
        </div>
        <Mark customerId={customer.id} name={customer.name || customer.address || ''} />
      </header>
      <ul className="flex flex-col gap-1.5 px-4 pb-3">
        {customer.company && <Fact icon={Building2}>{customer.company.name}</Fact>}
        {customer.addresses.map((one) => (
          <Fact key={one.value} icon={one.kind === 'email' ? Mail : Phone}>
            {one.value}
          </Fact>
        ))}
        {customer.language && <Fact icon={Globe}>{languageName(customer.language)}</Fact>}
        {customer.declinesAsks && <Fact icon={CircleOff}>{t('panel.declinesAsks')}</Fact>}
      </ul>
      <Block title={t('panel.note')}>
        <CustomerNote customer={customer} />
      </Block>
      <Block title={t('panel.promises')}>
        <ul className="flex flex-col gap-1.5">
          {conversation.promises.map((promise) => (
            <li key={promise.id} className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate">{promise.name}</span>
              <PromiseClock promise={promise} words="short" />
            </li>
          ))}
          {n > 0 ? (
            <li className="flex items-baseline gap-2">
              <span className="flex-1">{t('panel.kept', { since: dayWithYear(since) })}</span>
              <span>{t('panel.of', { kept: kept + recovered, n })}</span>
            </li>
          ) : (
            conversation.promises.length === 0 && <li className="text-ink-3">{t('panel.noPromises')}</li>
          )}
          {recovered > 0 && (
            <li className="text-sm text-ink-3">{t('panel.recovered', { count: recovered })}</li>
          )}
        </ul>
      </Block>
      <Block title={t('panel.earlier')}>
        {earlier.length === 0 && <p className="text-ink-3">{t('panel.noEarlier')}</p>}
        <ul className="-mx-2 flex flex-col">
          {earlier.map((one) => (
            <li key={one.id}>
              <Link
                to={`/inbox/${one.id}`}
                search={{ view: 'all', customerId: customer.id }}
                className="flex min-h-9 items-center gap-2 rounded-control px-2 py-1 text-ink no-underline hover:bg-sunken"
              >
                <span className="min-w-0 flex-1 truncate">{one.subject || t('inbox.noSubject')}</span>
                {one.status !== 'closed' && <Pill>{t(`status.${one.status}`)}</Pill>}
                <Time at={one.lastMessageAt} className="text-sm text-ink-3" />
              </Link>
            </li>
          ))}
        </ul>
      </Block>
    </div>
  );
}

function Mark({ customerId, name }: { customerId: string; name: string }) {
  const mayRead = useMay('report-cards:read');
  const { data } = useQuery({
    queryKey: ['report-cards', 'customer', customerId],
    queryFn: ({ signal }) =>
      call(
        getReportCard,
        { subjectType: 'customer', subjectId: customerId, from: daysAgo(365), to: daysAgo(0) },
        { signal },
      ),
    enabled: mayRead,
    retry: false,
    staleTime: 5 * 60_000,
  });
  if (!data?.grade) return null;
  const letter = (
    <span className="flex flex-col items-center" title={t('panel.mark', { name })}>
      <Letter mark={data.grade} label={t('panel.mark', { name })} />
      {data.provisional && <span className="text-[11px] leading-3 text-ink-3">{t('panel.provisional')}</span>}
    </span>
  );
  if (!allRoutes.some((screen) => screen.path.startsWith('/report-card'))) return letter;
  return (
    <Link
      to="/report-card"
      search={{ subjectType: 'customer', subjectId: customerId }}
      className="rounded-control no-underline"
    >
      {letter}
    </Link>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mx-4 border-t border-line py-3">
      <h3 className="mb-1.5 text-sm font-strong text-ink-3">{title}</h3>
      {children}
    </section>
  );
}

function Fact({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <Icon aria-hidden className="lucide text-ink-3" />
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}

function PanelSkeleton() {
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex gap-3">
        <Skeleton className="size-10 !rounded-full" />
        <div className="flex flex-1 flex-col gap-2">
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-3 w-1/2" />
        </div>
      </div>
      <Skeleton className="h-16" />
      <Skeleton className="h-24" />
    </div>
  );
}

function languageName(code: string): string {
  return new Intl.DisplayNames(navigator.languages, { type: 'language' }).of(code) ?? code;
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
