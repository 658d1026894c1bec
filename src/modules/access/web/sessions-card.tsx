import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, ErrorState, Pill, Skeleton, Time, toast } from '#web/ui/index.ts';
import { endSession, listSessions, type Session } from '../contract.ts';

const t = texts('access');
const queryKey = ['sessions'];

export function SessionsCard() {
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(listSessions, {}, { signal }),
  });
  return (
    <Card labelledBy="sessions">
      <CardTitle id="sessions">{t('account.sessions')}</CardTitle>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-16" />}
      <ul>
        {data?.data.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  );
}

function SessionRow({ session }: { session: Session }) {
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => call(endSession, { id: session.id }),
    onSuccess: () => {
      toast({ text: t('account.ended'), tone: 'good' });
      return client.invalidateQueries({ queryKey });
    },
    onError: (error) => toast({ text: explain(error, 'access'), tone: 'bad' }),
  });
  const device = deviceOf(session.userAgent) ?? t('account.unknownDevice');
  return (
    <li className="flex items-center gap-3 border-t border-line py-3 first:border-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap gap-x-2 font-strong">
          {device}
          {session.isThisOne && <Pill tone="good">{t('account.thisOne')}</Pill>}
        </p>
        <p className="text-sm text-ink-3">
          {session.ip && `${session.ip} · `}
          {t('account.lastSeen')} <Time at={session.lastSeenAt} />
        </p>
      </div>
      {!session.isThisOne && (
        <Button busy={end.isPending} aria-label={t('account.endOf', { device })} onClick={() => end.mutate()}>
          {t('account.end')}
        </Button>
      )}
    </li>
  );
}

const browsers = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const systems = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS X', 'Linux'] as const;

/** Enough of the browser's own words to recognise a device by; they all claim to be Safari, so that comes last. */
function deviceOf(userAgent: string): string | undefined {
  const browser = browsers.find(([sign]) => userAgent.includes(sign))?.[1];
  const system = systems.find((name) => userAgent.includes(name))?.replace('Mac OS X', 'macOS');
  return [browser, system].filter(Boolean).join(' · ') || userAgent.slice(0, 60) || undefined;
}
