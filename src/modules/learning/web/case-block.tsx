import { Link } from '@tanstack/react-router';
import type { Conversation } from '#modules/conversations/contract.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { SideBlock } from '#web/ui/index.ts';
import { sayRefused, useCaseOf, useMarkCase } from './api.ts';
import { VerdictChoice } from './verdict-choice.tsx';

const t = texts('learning');

/** Beside a conversation: it went greatly, or awfully; one tap, and it counts among the cases we learn from. */
export function CaseBlock({ conversation }: { conversation: Conversation }) {
  const mayWrite = useMay('learning:write');
  const known = useCaseOf(conversation.id).data;
  const mark = useMarkCase();
  const one = known?.data[0];
  if (!mayWrite || !known) return null;
  return (
    <SideBlock title={t('block.title')}>
      <VerdictChoice
        value={one?.verdict}
        isBusy={mark.isPending}
        onChange={(verdict) =>
          mark.mutate({ conversationId: conversation.id, verdict }, { onError: sayRefused })
        }
      />
      {one && (
        <Link to="/true-here" search={{ tab: 'cases' }} className="mt-2 block text-sm text-accent">
          {t('block.look')}
        </Link>
      )}
    </SideBlock>
  );
}
