import { Check, ChevronUp, Hourglass } from 'lucide-react';
import { weekdayAndTime } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Kbd, Menu, type MenuItem } from '#web/ui/index.ts';
import { ChooseTime } from './choose-time.tsx';
import { sendKeys, type Way } from './send-ways.ts';
import type { Then } from './sending.ts';
import { snoozeTimes } from './snooze-times.ts';

const t = texts('conversations');
const icons = { waiting: Hourglass, closed: Check };

interface SendMenuProps {
  /** What the plain button does with the conversation. */
  plain: Then;
  others: readonly ('waiting' | 'closed')[];
  isSending: boolean;
  isChoosing: boolean;
  onChoosing: (isChoosing: boolean) => void;
  onSend: (way: Way) => void;
}

/** The ways to send, each with its key: now, now and wait, now and close, or at a later moment. */
export function SendMenu({ plain, others, isSending, isChoosing, onChoosing, onSend }: SendMenuProps) {
  // Words that leave later are waited for from then on; until then nobody needs to look at them again.
  const later = (at: Date) => onSend({ then: 'waiting', sendAfter: at.toISOString() });
  const items: MenuItem[] = [
    ...others.map((then) => ({
      id: then,
      label: t(then === 'waiting' ? 'composer.sendWait' : 'composer.sendClose'),
      icon: icons[then],
      keys: sendKeys[then],
      onSelect: () => onSend({ then }),
    })),
    ...snoozeTimes(new Date()).map((time, index) => ({
      id: time.id,
      label: t(`snooze.${time.id}`),
      hint: weekdayAndTime(time.at),
      ...(index === 0 ? { heading: t('composer.sendLater') } : {}),
      onSelect: () => later(time.at),
    })),
    { id: 'choose', label: t('snooze.choose'), keys: sendKeys.later, onSelect: () => onChoosing(true) },
  ];
  return (
    <span className="ml-1 inline-flex">
      <Button
        look="primary"
        busy={isSending}
        onClick={() => onSend({ then: plain })}
        className="!rounded-r-none"
      >
        {t('composer.send')}
        <span className="max-sm:hidden">
          <Kbd keys={sendKeys.plain} tone="onAccent" />
        </span>
      </Button>
      <Menu
        label={t('composer.otherWays')}
        align="end"
        items={items}
        trigger={(props) => (
          <Button
            {...props}
            look="primary"
            aria-label={t('composer.otherWays')}
            icon={ChevronUp}
            className="!rounded-l-none border-l border-accent-ink/30 !px-2"
          />
        )}
      />
      {isChoosing && (
        <ChooseTime
          title={t('composer.sendLater')}
          label={t('composer.sendAt')}
          does={t('composer.sendLater')}
          onClose={() => onChoosing(false)}
          onChoose={later}
        />
      )}
    </span>
  );
}
