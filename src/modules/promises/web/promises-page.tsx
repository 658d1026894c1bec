import { Download, HandHeart, Plus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardColumns, EmptyState, ErrorState, PageFrame, SkeletonRows } from '#web/ui/index.ts';
import type { ServicePromise } from '../contract.ts';
import { DueList } from './due-list.tsx';
import { useMonths, usePromises } from './promise-api.ts';
import { PromiseCard } from './promise-card.tsx';
import { PromiseWriter } from './promise-writer.tsx';

const t = texts('promises');

/** What we promise now and to whom, how each is kept, and what falls due. */
export function Page() {
  const { data, error, refetch } = usePromises();
  const months = useMonths();
  const mayManage = useMay('settings:manage');
  const [open, setOpen] = useState<ServicePromise | 'new'>();
  const all = data?.data ?? [];
  const current = all.filter((promise) => promise.status !== 'retired');
  const retired = all.filter((promise) => promise.status === 'retired');
  const card = (promise: ServicePromise) => (
    <PromiseCard
      key={promise.id}
      promise={promise}
      months={months?.find(({ promiseId }) => promiseId === promise.id)?.months ?? []}
      mayManage={mayManage}
      onChange={() => setOpen(promise)}
    />
  );
  const add = mayManage && (
    <Button look="primary" icon={Plus} onClick={() => setOpen('new')}>
      {t('page.add')}
    </Button>
  );
  return (
    <PageFrame
      title={t('page.title')}
      actions={
        <div className="flex flex-wrap items-center gap-3">
          <a
            href="/api/v1/promises.csv"
            download
            className="inline-flex min-h-9 items-center gap-1.5 text-sm"
          >
            <Download aria-hidden className="lucide" />
            {t('page.csv')}
          </a>
          {current.length > 0 && add}
        </div>
      }
    >
      <p className="mb-4 max-w-prose text-ink-2">{t('page.lead')}</p>
      <CardColumns
        main={
          <>
            {error && <ErrorState error={error} namespace="promises" onRetry={() => void refetch()} />}
            {!data && !error && <SkeletonRows rows={6} />}
            {data && current.length === 0 && (
              <Card>
                <EmptyState icon={HandHeart} title={t('page.none')} action={add}>
                  {t('page.noneText')}
                </EmptyState>
              </Card>
            )}
            {groupsOf(current).map(({ title, promises }) => (
              <section key={title} aria-label={title} className="flex flex-col gap-4">
                <h2 className="text-sm font-strong text-ink-2">{title}</h2>
                {promises.map(card)}
              </section>
            ))}
            {retired.length > 0 && (
              <details>
                <summary className="min-h-8 cursor-pointer text-ink-2">
                  {t('page.retired', { count: retired.length })}
                </summary>
                <div className="flex flex-col gap-4 pt-2">{retired.map(card)}</div>
              </details>
            )}
          </>
        }
        side={
          <>
            <DueList state="open" title={t('page.dueNow')} none={t('page.dueNone')} />
            <DueList state="missed" title={t('page.missedLately')} none={t('page.missedNone')} />
          </>
        }
      />
      {open && (
        <PromiseWriter {...(open === 'new' ? {} : { promise: open })} onClose={() => setOpen(undefined)} />
      )}
    </PageFrame>
  );
}

/** To everyone first, then tier by tier, then customer by customer. */
function groupsOf(promises: readonly ServicePromise[]): { title: string; promises: ServicePromise[] }[] {
  const groups = new Map<string, ServicePromise[]>();
  const order = { everyone: 0, tier: 1, customer: 2 };
  for (const promise of promises.toSorted((a, b) => order[a.audience] - order[b.audience])) {
    const title =
      promise.audience === 'tier' && promise.tier
        ? t('audience.tier', { tier: t(`tiers.${promise.tier}`) })
        : promise.audience === 'customer'
          ? t('audience.customer', { name: promise.customer?.name || promise.customer?.address })
          : t('audience.everyone');
    groups.set(title, [...(groups.get(title) ?? []), promise]);
  }
  return [...groups].map(([title, some]) => ({ title, promises: some }));
}
