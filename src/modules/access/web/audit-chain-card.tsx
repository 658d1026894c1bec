import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { call, explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { classes } from '#web/ui/classes.ts';
import { Button, Card, Skeleton, Time, toast } from '#web/ui/index.ts';
import { getAuditCheck, verifyAuditEndpoint } from '../contract.ts';

const t = texts('access');
const queryKey = ['audit-check'];

/** Whether the record is whole: each entry seals the one before, so an altered one no longer fits. */
export function AuditChainCard() {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => call(getAuditCheck, {}, { signal }) });
  const check = useMutation({
    mutationFn: () => call(verifyAuditEndpoint, {}),
    onSuccess: (found) => client.setQueryData(queryKey, found),
    onError: (error) => toast({ text: explain(error, 'access'), tone: 'bad' }),
  });
  if (!data) return <Skeleton className="h-20" />;
  const state = data.checkedAt === null ? 'unknown' : data.firstBroken === null ? 'whole' : 'broken';
  const Icon = { unknown: ShieldQuestion, whole: ShieldCheck, broken: ShieldAlert }[state];
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <Icon
        aria-hidden
        className={classes(
          'lucide !size-6 flex-none',
          state === 'whole' && 'text-good',
          state === 'broken' && 'text-bad',
          state === 'unknown' && 'text-ink-3',
        )}
      />
      <div className="min-w-0 flex-1 basis-64" role="status">
        <p className="font-strong">
          {t(`audit.chain.${state}`, { count: data.entries ?? 0, number: data.firstBroken ?? 0 })}
        </p>
        <p className="text-sm text-ink-2">
          {state === 'broken' ? t('audit.chain.brokenText') : t('audit.chain.text')}
          {data.checkedAt && (
            <>
              {' '}
              {t('audit.chain.checked')} <Time at={data.checkedAt} />.
            </>
          )}
        </p>
      </div>
      <Button busy={check.isPending} onClick={() => check.mutate()}>
        {t('audit.chain.check')}
      </Button>
    </Card>
  );
}
