import { Link } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle } from '#web/ui/index.ts';
import type { Inbox } from '../contract.ts';
import { useSendTest } from './api.ts';

const t = texts('channels');

/** The whole way with a mail from oneself: it ends in a real conversation. */
export function SendTestCard({ inbox }: { inbox: Inbox }) {
  const send = useSendTest(inbox.id);
  return (
    <Card labelledBy="send-test">
      <CardTitle id="send-test">{t('test.title')}</CardTitle>
      <p className="mb-3 max-w-prose text-ink-2">{t('test.lead')}</p>
      <div className="flex flex-wrap items-center gap-3">
        <Button icon={Send} busy={send.isPending} onClick={() => send.mutate()}>
          {t('test.send')}
        </Button>
        <span aria-live="polite">
          {send.data && (
            <>
              {t(`outcome.${send.data.outcome}`)}{' '}
              {send.data.conversationId && (
                <Link to={`/inbox/${send.data.conversationId}`} className="font-strong">
                  {t('test.open')}
                </Link>
              )}
            </>
          )}
          {send.error && <span className="text-bad">{explain(send.error, 'channels')}</span>}
        </span>
      </div>
    </Card>
  );
}
