import type { Conversation } from '#modules/conversations/contract.ts';
import { PromiseClock } from '#modules/conversations/web/index.ts';
import { dayWithYear } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { SideBlock } from '#web/ui/index.ts';
import { usePromisesKept } from './api.ts';

const t = texts('promises');

/** What is promised in this conversation with its clocks, and how promises to this customer were kept. */
export function PromisesBlock({ conversation }: { conversation: Conversation }) {
  const past = usePromisesKept(conversation.customer.id);
  const n = past ? past.kept + past.recovered + past.missed : 0;
  return (
    <SideBlock title={t('panel.title')}>
      <ul className="flex flex-col gap-1.5">
        {conversation.promises.map((promise) => (
          <li key={promise.id} className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate">{promise.name}</span>
            <PromiseClock promise={promise} words="short" />
          </li>
        ))}
        {past && n > 0 && (
          <li className="flex items-baseline gap-2">
            <span className="flex-1">{t('panel.kept', { since: dayWithYear(past.since) })}</span>
            <span>{t('panel.of', { kept: past.kept + past.recovered, n })}</span>
          </li>
        )}
        {n === 0 && conversation.promises.length === 0 && <li className="text-ink-3">{t('panel.none')}</li>}
        {past && past.recovered > 0 && (
          <li className="text-sm text-ink-3">{t('panel.recovered', { count: past.recovered })}</li>
        )}
      </ul>
    </SideBlock>
  );
}
