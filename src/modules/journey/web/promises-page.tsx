import { Plus, Timer } from 'lucide-react';
import { useState } from 'react';
import type { ServicePromise } from '#modules/promises/contract.ts';
import { SettingsFrame } from '#modules/workspace/web/index.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, EmptyState, ErrorState, SkeletonRows } from '#web/ui/index.ts';
import { useElements, usePromises } from './api.ts';
import { PromiseCard } from './promise-card.tsx';
import { PromiseDialog } from './promise-dialog.tsx';

const t = texts('journey');

/** What is promised, to whom it is public already, and what the past says about each. */
export function Page() {
  const { data, error, refetch } = usePromises();
  const elements = useElements();
  const mayManage = useMay('settings:manage');
  const [open, setOpen] = useState<ServicePromise | 'new'>();
  const add = mayManage && (
    <Button look="primary" icon={Plus} onClick={() => setOpen('new')}>
      {t('promises.add')}
    </Button>
  );
  const all = data?.data ?? [];
  const current = all.filter((promise) => promise.status !== 'retired');
  const retired = all.filter((promise) => promise.status === 'retired');
  const card = (promise: ServicePromise) => (
    <PromiseCard key={promise.id} promise={promise} mayManage={mayManage} onChange={() => setOpen(promise)} />
  );
  return (
    <SettingsFrame
      title={t('promises.title')}
      lead={t('promises.lead')}
      actions={current.length > 0 ? add : undefined}
    >
      {error && <ErrorState error={error} namespace="journey" onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={4} />}
      {data && current.length === 0 && (
        <EmptyState icon={Timer} title={t('promises.none')} action={add}>
          {t('promises.noneText')}
        </EmptyState>
      )}
      {current.map(card)}
      {retired.length > 0 && (
        <Card>
          <details>
            <summary className="min-h-8 cursor-pointer text-ink-2">
              {t('retired', { count: retired.length })}
            </summary>
            <div className="flex flex-col gap-5 pt-3">{retired.map(card)}</div>
          </details>
        </Card>
      )}
      {open && (
        <PromiseDialog
          elements={elements.data?.data ?? []}
          onClose={() => setOpen(undefined)}
          {...(open === 'new' ? {} : { promise: open })}
        />
      )}
    </SettingsFrame>
  );
}
