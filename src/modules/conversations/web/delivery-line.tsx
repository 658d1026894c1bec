import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, CircleAlert, CircleHelp, Clock, Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import { call, explain } from '#web/api.ts';
import { weekdayAndTime } from '#web/format.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, toast } from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import { retryMessage, type Message } from '../contract.ts';
import { keys } from './api.ts';
import { ScheduleMenu } from './schedule-menu.tsx';
import { useUndoMessage } from './sending.ts';

const t = texts('conversations');
/** Beyond it, and a little for clocks that differ, somebody chose the moment. */
const secondsToUndo = 20;
const looks = {
  queued: { icon: Clock, tone: 'text-ink-3' },
  sending: { icon: Send, tone: 'text-ink-3' },
  accepted: { icon: Check, tone: 'text-ink-3' },
  rejected: { icon: CircleAlert, tone: 'text-bad' },
  uncertain: { icon: CircleHelp, tone: 'text-watch' },
  cancelled: { icon: Clock, tone: 'text-ink-3' },
} as const;

/** Where a message of ours is on its way, and what can be done when it got stuck. */
export function DeliveryLine({ message }: { message: Message }) {
  const client = useQueryClient();
  const mayWrite = useMay('conversations:write');
  const undo = useUndoMessage();
  const secondsLeft = useSecondsUntil(message.delivery === 'queued' ? message.undoUntil : null);
  const retry = useMutation({
    mutationFn: () => call(retryMessage, { id: message.id }),
    onError: (error) => toast({ text: explain(error, 'conversations'), tone: 'bad' }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.thread(message.conversationId) }),
  });
  const { delivery } = message;
  const isLater = secondsLeft > secondsToUndo;
  if (!delivery) return null;
  const { icon: Icon, tone } = looks[delivery];
  const isStuck = delivery === 'rejected' || delivery === 'uncertain';
  return (
    <div className={classes('mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm', tone)}>
      <Icon aria-hidden className="lucide !size-3.5" />
      <span>
        {delivery === 'queued' && secondsLeft > 0
          ? isLater
            ? t('delivery.later', { at: weekdayAndTime(message.undoUntil ?? '') })
            : t('delivery.leaves', { seconds: secondsLeft })
          : t(`delivery.${delivery}`)}
      </span>
      {message.deliveryDetail && isStuck && <span className="break-words">{message.deliveryDetail}</span>}
      {delivery === 'queued' && secondsLeft > 0 && mayWrite && (
        <>
          {isLater && <ScheduleMenu message={message} />}
          <Button size="small" look="quiet" busy={undo.isPending} onClick={() => undo.mutate(message)}>
            {t('delivery.undo')}
          </Button>
        </>
      )}
      {isStuck && mayWrite && (
        <Button size="small" busy={retry.isPending} onClick={() => retry.mutate()}>
          {t('delivery.retry')}
        </Button>
      )}
    </div>
  );
}

function useSecondsUntil(until: string | null): number {
  const [left, setLeft] = useState(() => secondsUntil(until));
  useEffect(() => {
    setLeft(secondsUntil(until));
    if (until === null) return;
    const timer = setInterval(() => setLeft(secondsUntil(until)), 500);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}

function secondsUntil(until: string | null): number {
  return until === null ? 0 : Math.max(0, Math.ceil((new Date(until).getTime() - Date.now()) / 1000));
}
