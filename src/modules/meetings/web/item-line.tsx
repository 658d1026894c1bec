import { Link } from '@tanstack/react-router';
import { Check, Lock } from 'lucide-react';
import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Pill } from '#web/ui/index.ts';
import { changeItem, openConversationOfItem, type Meeting, type MeetingItem } from '../contract.ts';
import { useDoing } from './api.ts';
import { ItemEditor } from './item-editor.tsx';
import { ItemMenu } from './item-menu.tsx';
import { shownDay } from './step-words.tsx';

const t = texts('meetings');

export interface ItemLineProps {
  meeting: Meeting;
  item: MeetingItem;
  mayWrite: boolean;
  isOpen: boolean;
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
}

/** One item: its words, whose it is and by when, and what can be done with it. */
export function ItemLine(props: ItemLineProps) {
  const { meeting, item, mayWrite, isOpen } = props;
  const [isEditing, setEditing] = useState(false);
  const change = useDoing(changeItem);
  const place = { id: meeting.id, itemId: item.id };
  if (isEditing) return <ItemEditor meeting={meeting} item={item} onClose={() => setEditing(false)} />;
  const canBeDone = item.kind === 'action' || item.kind === 'open-point';
  const isDone = item.doneAt !== null;
  return (
    <li className="flex min-h-11 items-start gap-2 border-t border-line py-1 first:border-t-0">
      {canBeDone && (
        <button
          type="button"
          role="checkbox"
          aria-checked={isDone}
          aria-label={t('items.doneFor', { words: item.words })}
          disabled={!mayWrite}
          onClick={() => change.mutate({ ...place, isDone: !isDone, revision: item.revision })}
          className="mt-2 inline-flex size-5 flex-none items-center justify-center rounded border border-field-line pointer-coarse:mt-0 pointer-coarse:size-11"
        >
          {isDone && <Check aria-hidden className="lucide !size-3.5 text-good" />}
        </button>
      )}
      <div className="min-w-0 flex-1 py-2 pointer-coarse:py-3">
        <p className={`whitespace-pre-wrap ${isDone ? 'text-ink-3 line-through' : ''}`}>{item.words}</p>
        <Small item={item} />
      </div>
      {mayWrite && <PointKey {...props} />}
      {mayWrite && <ItemMenu {...props} onEdit={isOpen ? () => setEditing(true) : undefined} />}
    </li>
  );
}

function Small({ item }: { item: MeetingItem }) {
  const owner = item.owner?.name ?? item.ownerName;
  const facts = [
    item.bySide === 'them' ? t('items.theirs') : '',
    owner,
    item.dueOn === null ? '' : t('items.due', { day: shownDay(item.dueOn) }),
  ].filter((text) => text !== '');
  return (
    <p className="flex flex-wrap items-center gap-2 text-sm text-ink-3">
      {item.isPrivate && (
        <Pill tone="private" icon={Lock}>
          {t('text.ours')}
        </Pill>
      )}
      {facts.join(' · ')}
      {item.conversation && (
        <Link
          to="/inbox/{-$conversationId}"
          params={{ conversationId: item.conversation.id }}
          className="text-accent"
        >
          {t('items.conversation', { number: item.conversation.number })}
        </Link>
      )}
    </p>
  );
}

/** One key makes a conversation of an open point. */
function PointKey({ meeting, item }: ItemLineProps) {
  const open = useDoing(openConversationOfItem);
  if (item.kind !== 'open-point' || item.conversation || item.doneAt !== null) return null;
  return (
    <Button
      size="small"
      busy={open.isPending}
      onClick={() => open.mutate({ id: meeting.id, itemId: item.id })}
    >
      {t('items.toConversation')}
    </Button>
  );
}
