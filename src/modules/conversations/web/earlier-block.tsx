import { Link } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { Pill, SideBlock, Time } from '#web/ui/index.ts';
import type { Conversation } from '../contract.ts';
import { usePanel } from './api.ts';

const t = texts('conversations');

/** What we talked about before, the latest word first. */
export function EarlierBlock({ conversation }: { conversation: Conversation }) {
  const customerId = conversation.customer.id;
  const earlier = usePanel(customerId).data?.conversations.filter(({ id }) => id !== conversation.id) ?? [];
  return (
    <SideBlock title={t('panel.earlier')}>
      {earlier.length === 0 && <p className="text-ink-3">{t('panel.noEarlier')}</p>}
      <ul className="-mx-2 flex flex-col">
        {earlier.map((one) => (
          <li key={one.id}>
            <Link
              to={`/inbox/${one.id}`}
              search={{ view: 'all', customerId }}
              className="flex min-h-9 items-center gap-2 rounded-control px-2 py-1 text-ink no-underline hover:bg-sunken"
            >
              <span className="min-w-0 flex-1 truncate">{one.subject || t('inbox.noSubject')}</span>
              {one.status !== 'closed' && <Pill>{t(`status.${one.status}`)}</Pill>}
              <Time at={one.lastMessageAt} className="text-sm text-ink-3" />
            </Link>
          </li>
        ))}
      </ul>
    </SideBlock>
  );
}
