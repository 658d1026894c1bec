import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Conversation } from '#modules/conversations/contract.ts';
import type { Customer } from '#modules/customers/contract.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, SideBlock } from '#web/ui/index.ts';
import { useExpectations, type More } from './api.ts';
import { MoreDialog } from './more-dialog.tsx';
import { oneDecimal } from './words.ts';

const t = texts('expectations');
const mostLines = 3;

/** What they expect, in a few lines beside the conversation, and the two ways in which it grows, each its own button. */
export function ExpectationsBlock({
  conversation,
  customer,
}: {
  conversation: Conversation;
  customer: Customer;
}) {
  const list = useExpectations(customer.id).data?.data;
  const mayWrite = useMay('expectations:write');
  const [more, setMore] = useState<More>();
  if (!list || (list.length === 0 && !mayWrite)) return null;
  return (
    <SideBlock
      title={t('title')}
      aside={
        list.length > mostLines ? (
          <Link to={`/customers/${customer.id}`} className="text-accent">
            {t('all', { count: list.length })}
          </Link>
        ) : undefined
      }
    >
      <ul className="flex flex-col gap-1">
        {list.slice(0, mostLines).map(({ expectation, isTheirCorrection }) => (
          <li key={expectation.id} className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate" title={expectation.words}>
              {expectation.element.name}
              {isTheirCorrection && <span className="text-sm text-accent"> · {t('theirs')}</span>}
            </span>
            <span className="flex-none text-sm text-ink-3">
              {expectation.expectedNow === null
                ? t(`state.${expectation.state}`)
                : t('level.short', { value: oneDecimal(expectation.expectedNow) })}
            </span>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <div className="mt-1 -ml-2 flex gap-1">
          {(['expects', 'wants'] as const).map((which) => (
            <Button
              key={which}
              size="small"
              look="quiet"
              className="pointer-coarse:min-h-11"
              onClick={() => setMore(which)}
            >
              {t(`more.${which}`)}
            </Button>
          ))}
        </div>
      )}
      {more && (
        <MoreDialog
          which={more}
          customerId={customer.id}
          conversationId={conversation.id}
          onClose={() => setMore(undefined)}
        />
      )}
    </SideBlock>
  );
}
