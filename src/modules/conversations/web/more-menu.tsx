import { Ellipsis, Hourglass, Inbox, ShieldAlert } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { IconButton, Menu, type MenuItem } from '#web/ui/index.ts';
import type { Conversation } from '../contract.ts';
import type { Change } from './conversation-header.tsx';

const t = texts('conversations');

/** The less frequent moves between states. */
export function MoreMenu({
  conversation,
  onChange,
}: {
  conversation: Conversation;
  onChange: (change: Change) => void;
}) {
  const { status } = conversation;
  const move = (to: 'open' | 'waiting' | 'spam', icon: MenuItem['icon']): MenuItem => ({
    id: to,
    label: t(`more.${to}`),
    ...(icon ? { icon } : {}),
    onSelect: () => onChange({ status: to }),
  });
  const items = [
    status !== 'open' && move('open', Inbox),
    status === 'open' && move('waiting', Hourglass),
    status !== 'spam' && move('spam', ShieldAlert),
  ].filter((item) => item !== false);
  return (
    <Menu
      label={t('more.title')}
      align="end"
      items={items}
      trigger={(props) => <IconButton {...props} icon={Ellipsis} label={t('more.title')} />}
    />
  );
}
