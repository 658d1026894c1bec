import { useNavigate } from '@tanstack/react-router';
import { Download, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { explain } from '#web/api.ts';
import { fileSize } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, ErrorState, Skeleton, Tabs, Time, toast } from '#web/ui/index.ts';
import type { OutputOf } from '#web/wire.ts';
import type { Inbox, listQuarantine } from '../contract.ts';
import { useQuarantine, useRetry } from './api.ts';

const t = texts('channels');
type State = 'quarantined' | 'suppressed';
type Mail = OutputOf<typeof listQuarantine>['data'][number];
const states: readonly State[] = ['quarantined', 'suppressed'];

/** Nothing that came is lost: what could not be taken in, or was left out on purpose, lies here with its reason. */
export function QuarantineCard({ inboxes }: { inboxes: readonly Inbox[] }) {
  const [state, setState] = useState<State>('quarantined');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useQuarantine(state);
  const mails = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Card labelledBy="quarantine">
      <CardTitle id="quarantine">{t('quarantine.title')}</CardTitle>
      <p className="mb-3 max-w-prose text-ink-2">{t('quarantine.lead')}</p>
      <Tabs
        label={t('quarantine.title')}
        tabs={states.map((one) => ({ id: one, label: t(`quarantine.states.${one}`) }))}
        selected={state}
        onSelect={setState}
      >
        {error && <ErrorState error={error} namespace="channels" onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton className="mt-3 h-16" />}
        {data && mails.length === 0 && <p className="pt-3 text-ink-2">{t(`quarantine.none.${state}`)}</p>}
        <ul>
          {mails.map((mail) => (
            <QuarantineRow
              key={mail.id}
              mail={mail}
              inbox={inboxes.find((inbox) => inbox.id === mail.inboxId)?.name}
            />
          ))}
        </ul>
        {hasNextPage && (
          <Button className="mt-3" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('quarantine.more')}
          </Button>
        )}
      </Tabs>
    </Card>
  );
}

function QuarantineRow({ mail, inbox }: { mail: Mail; inbox: string | undefined }) {
  const retry = useRetry();
  const navigate = useNavigate();
  const from = mail.envelopeFrom || t('quarantine.unknownSender');
  const tryAgain = () =>
    retry.mutate(mail.id, {
      onSuccess: ({ outcome, conversationId }) =>
        toast({
          text: t(`outcome.${outcome}`),
          tone: outcome === 'accepted' || outcome === 'duplicate' ? 'good' : 'bad',
          ...(conversationId
            ? {
                action: {
                  label: t('test.open'),
                  onAct: () => void navigate({ to: `/inbox/${conversationId}` }),
                },
              }
            : {}),
        }),
      onError: (error) => toast({ text: explain(error, 'channels'), tone: 'bad' }),
    });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line py-3 first:border-0">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-strong">{mail.words}</p>
        <p className="text-sm break-words text-ink-3">
          {from} {inbox && `→ ${inbox}`} · {fileSize(mail.sizeInBytes)} · <Time at={mail.receivedAt} />
        </p>
      </div>
      <div className="flex gap-2">
        <Button
          icon={RotateCw}
          busy={retry.isPending}
          aria-label={t('quarantine.retryOf', { from })}
          onClick={tryAgain}
        >
          {t('quarantine.retry')}
        </Button>
        <a
          href={`/api/v1/quarantine/${mail.id}/original`}
          download
          aria-label={t('quarantine.downloadOf', { from })}
          className="inline-flex min-h-9 items-center gap-2 rounded-control px-3 font-strong text-ink-2 no-underline hover:bg-sunken"
        >
          <Download aria-hidden className="lucide" />
          {t('quarantine.download')}
        </a>
      </div>
    </li>
  );
}
