import { Check, X } from 'lucide-react';
import { explain } from '#web/api.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, FoldedList, Skeleton } from '#web/ui/index.ts';
import { useBasics, useRecordCheck } from './api.ts';

const t = texts('promises');

/** One tap says whether a basic works right now; the report card counts it. */
export function CheckCard() {
  const mayCheck = useMay('checks:write');
  const basics = useBasics();
  const record = useRecordCheck();
  if (!mayCheck) return null;
  return (
    <Card labelledBy="check-title">
      <CardTitle id="check-title">{t('check.title')}</CardTitle>
      <p className="mb-2 text-sm text-ink-3">{t('check.hint')}</p>
      {basics.isPending && <Skeleton className="h-24" />}
      {basics.isError && <p className="text-bad">{explain(basics.error)}</p>}
      {basics.data?.data.length === 0 && <p className="text-ink-2">{t('check.none')}</p>}
      <FoldedList lines={basics.data?.data ?? []}>
        {({ id, name, checkWording }) => (
          <li key={id} className="flex min-h-11 items-center gap-1 border-t border-line py-1">
            <span className="min-w-0 flex-1">
              {name}
              {checkWording && <span className="block text-sm text-ink-3">{checkWording}</span>}
            </span>
            <Button
              size="small"
              look="quiet"
              icon={Check}
              disabled={record.isPending}
              aria-label={t('check.workedFor', { name })}
              className="!text-good pointer-coarse:min-h-11"
              onClick={() => record.mutate({ elementId: id, name, outcome: 'kept' })}
            >
              {t('check.worked')}
            </Button>
            <Button
              size="small"
              look="quiet"
              icon={X}
              disabled={record.isPending}
              aria-label={t('check.failedFor', { name })}
              className="!text-bad pointer-coarse:min-h-11"
              onClick={() => record.mutate({ elementId: id, name, outcome: 'missed' })}
            >
              {t('check.failed')}
            </Button>
          </li>
        )}
      </FoldedList>
    </Card>
  );
}
