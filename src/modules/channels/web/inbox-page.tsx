import { useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { fieldError, SettingsForm, SettingsFrame } from '#modules/workspace/web/index.ts';
import { explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, ErrorState, SkeletonRows, toast } from '#web/ui/index.ts';
import type { Inbox } from '../contract.ts';
import { useChangeInbox, useInbox, useTestConnection } from './api.ts';
import { ArrivalGuide } from './arrival-guide.tsx';
import { connectionOf } from './connection-values.ts';
import { HealthLine, HealthPill } from './health-line.tsx';
import { InboxFields } from './inbox-fields.tsx';
import { SendTestCard } from './send-test-card.tsx';
import { VerdictList } from './verdict-list.tsx';

const t = texts('channels');
const beside = { team_unknown: 'teamId' };

/** One inbox: its servers, whether they answer, a test of the whole way, and how mail gets here. */
export function Page() {
  const { inboxId } = useParams({ strict: false }) as { inboxId: string };
  const { data, error, refetch } = useInbox(inboxId);
  return (
    <SettingsFrame
      key={inboxId}
      title={data?.name ?? t('inboxes.one')}
      beside={data && <HealthPill inbox={data} />}
      back={{ to: '/settings/inboxes', text: t('inboxes.title') }}
    >
      {error && <ErrorState error={error} namespace="channels" onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={4} />}
      {data && (
        <>
          <div className="-mt-3">
            <HealthLine inbox={data} />
          </div>
          <InboxForm inbox={data} />
          <SendTestCard inbox={data} />
          <ArrivalGuide address={data.address} />
          <Pausing inbox={data} />
        </>
      )}
    </SettingsFrame>
  );
}

function InboxForm({ inbox }: { inbox: Inbox }) {
  const change = useChangeInbox(inbox.id);
  const test = useTestConnection(inbox.id);
  const area = useRef<HTMLDivElement>(null);
  const submit = (values: FormData) =>
    change.mutate(
      {
        name: String(values.get('name')),
        ...(values.has('teamId') ? { teamId: String(values.get('teamId')) || null } : {}),
        ...connectionOf(values, inbox.connection),
      },
      { onSuccess: () => toast({ text: t('saved'), tone: 'good', name: 'saved' }) },
    );
  const tryOut = () => {
    const form = area.current?.querySelector('form');
    if (form) test.mutate(connectionOf(new FormData(form), inbox.connection));
  };
  const error = test.error ?? change.error;
  return (
    <Card>
      <div ref={area}>
        <SettingsForm
          namespace="channels"
          error={error}
          beside={beside}
          isBusy={change.isPending}
          others={
            <Button busy={test.isPending} onClick={tryOut}>
              {test.isPending ? t('test.trying') : t('test.connection')}
            </Button>
          }
          onSubmit={submit}
        >
          <InboxFields
            inbox={inbox}
            wrong={(path) => fieldError(error, path, { namespace: 'channels', beside })}
          />
        </SettingsForm>
      </div>
      <div aria-live="polite">{test.data && !test.isPending && <VerdictList verdicts={test.data} />}</div>
    </Card>
  );
}

function Pausing({ inbox }: { inbox: Inbox }) {
  const change = useChangeInbox(inbox.id);
  const next = inbox.status === 'paused' ? 'active' : 'paused';
  return (
    <Card labelledBy="pausing">
      <CardTitle id="pausing">{t('pausing.title')}</CardTitle>
      <p className="mb-3 max-w-prose text-ink-2">{t(`pausing.${inbox.status}`)}</p>
      <Button
        look={next === 'paused' ? 'danger' : 'plain'}
        busy={change.isPending}
        onClick={() =>
          change.mutate(
            { status: next },
            { onError: (error) => toast({ text: explain(error, 'channels'), tone: 'bad' }) },
          )
        }
      >
        {t(`pausing.to.${next}`)}
      </Button>
    </Card>
  );
}
