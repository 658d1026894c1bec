import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, explain } from '#web/api.ts';
import { weekdayAndTime } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Menu, toast } from '#web/ui/index.ts';
import { rescheduleMessage, type Message } from '../contract.ts';
import { keys } from './api.ts';
import { ChooseTime } from './choose-time.tsx';
import { showSent } from './sending.ts';
import { snoozeTimes } from './snooze-times.ts';

const t = texts('conversations');

/** Lets words that wait leave at another moment, or now. */
export function ScheduleMenu({ message }: { message: Message }) {
  const client = useQueryClient();
  const [isChoosing, setChoosing] = useState(false);
  const change = useMutation({
    mutationFn: (at: Date | null) =>
      call(rescheduleMessage, { id: message.id, sendAfter: at?.toISOString() ?? null }),
    onSuccess: (changed) => showSent(client, changed),
    onError: (error) => toast({ text: explain(error, 'conversations'), tone: 'bad' }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.thread(message.conversationId) }),
  });
  return (
    <>
      <Menu
        label={t('delivery.change')}
        items={[
          { id: 'now', label: t('delivery.now'), onSelect: () => change.mutate(null) },
          ...snoozeTimes(new Date()).map((time) => ({
            id: time.id,
            label: t(`snooze.${time.id}`),
            hint: weekdayAndTime(time.at),
            onSelect: () => change.mutate(time.at),
          })),
          { id: 'choose', label: t('snooze.choose'), onSelect: () => setChoosing(true) },
        ]}
        trigger={(props) => (
          <Button {...props} size="small" look="quiet" busy={change.isPending}>
            {t('delivery.change')}
          </Button>
        )}
      />
      {isChoosing && (
        <ChooseTime
          title={t('delivery.change')}
          label={t('composer.sendAt')}
          does={t('delivery.change')}
          {...(message.undoUntil ? { from: new Date(message.undoUntil) } : {})}
          onClose={() => setChoosing(false)}
          onChoose={(at) => change.mutate(at)}
        />
      )}
    </>
  );
}
