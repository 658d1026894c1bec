import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { weekdayAndTime } from '#web/format.ts';
import { useKeys } from '#web/keys.ts';
import { texts } from '#web/texts.ts';
import { IconButton, Menu, type MenuItem } from '#web/ui/index.ts';
import type { Conversation } from '../contract.ts';
import { ChooseTime } from './choose-time.tsx';
import type { Change } from './conversation-header.tsx';
import { snoozeTimes } from './snooze-times.ts';

const t = texts('conversations');

interface SnoozeMenuProps {
  conversation: Conversation;
  onChange: (change: Change) => void;
}

/** Puts a conversation away until a moment; the customer's next word brings it back sooner. */
export function SnoozeMenu({ conversation, onChange }: SnoozeMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  useKeys([{ keys: 's', does: t('keys.snooze'), run: () => setOpen(true) }]);
  const until = (at: Date) => onChange({ status: 'snoozed', snoozedUntil: at.toISOString() });
  const items: MenuItem[] = [
    ...snoozeTimes(new Date()).map((time) => ({
      id: time.id,
      label: t(`snooze.${time.id}`),
      hint: weekdayAndTime(time.at),
      onSelect: () => until(time.at),
    })),
    { id: 'choose', label: t('snooze.choose'), onSelect: () => setChoosing(true) },
  ];
  if (conversation.status === 'snoozed')
    items.unshift({ id: 'wake', label: t('snooze.wake'), onSelect: () => onChange({ status: 'open' }) });
  return (
    <>
      <Menu
        label={t('snooze.title')}
        align="end"
        items={items}
        open={isOpen}
        onOpenChange={setOpen}
        trigger={(props) => <IconButton {...props} icon={CalendarClock} label={t('snooze.title')} keys="s" />}
      />
      {isChoosing && (
        <ChooseTime
          title={t('snooze.title')}
          label={t('snooze.until')}
          does={t('snooze.do')}
          onClose={() => setChoosing(false)}
          onChoose={until}
        />
      )}
    </>
  );
}
