import { Link } from '@tanstack/react-router';
import type { Conversation } from '#modules/conversations/contract.ts';
import { texts } from '#web/texts.ts';
import { Pill, SideBlock } from '#web/ui/index.ts';
import { useUsesIn } from './life-api.ts';

const t = texts('rules');

/** Which rules stood in the way in this conversation: every no cites its rule. */
export function UsesBlock({ conversation }: { conversation: Conversation }) {
  const uses = useUsesIn(conversation.id) ?? [];
  if (uses.length === 0) return null;
  return (
    <SideBlock title={t('life.uses.title')}>
      <ul className="flex flex-col gap-1.5">
        {uses.map((use) => (
          <li key={use.id} className="flex items-start gap-2">
            <Link to={`/rules/${use.rule.id}`} className="min-w-0 flex-1 text-ink hover:text-accent">
              {use.rule.staffWording}
              {!use.rule.isTold && use.how === 'held' && (
                <span className="block text-sm text-watch">{t('life.uses.untold')}</span>
              )}
            </Link>
            <Pill tone={use.how === 'bent' ? 'good' : 'plain'}>{t(`life.uses.${use.how}`)}</Pill>
          </li>
        ))}
      </ul>
    </SideBlock>
  );
}
