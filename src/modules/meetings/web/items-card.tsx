import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle } from '#web/ui/index.ts';
import { addItem, orderItems, type Meeting } from '../contract.ts';
import { mostFocusItems } from '../logic/items.ts';
import { useDoing } from './api.ts';
import { ItemLine } from './item-line.tsx';

const t = texts('meetings');

interface ItemsCardProps {
  meeting: Meeting;
  kind: 'agenda' | 'focus' | 'action' | 'open-point';
  mayWrite: boolean;
  /** Words can be changed; an action is ticked off even when they cannot. */
  isOpen: boolean;
  actions?: ReactNode;
}

/** One list of the page: what to talk about, what to focus on, who does what, what is still open. */
export function ItemsCard({ meeting, kind, mayWrite, isOpen, actions }: ItemsCardProps) {
  const items = meeting.items.filter((item) => item.kind === kind);
  const order = useDoing(orderItems);
  const mayAdd = mayWrite && isOpen && !(kind === 'focus' && items.length >= mostFocusItems);
  const move = (at: number, by: number) => {
    const ids = items.map(({ id }) => id);
    const [moved] = ids.splice(at, 1);
    if (!moved) return;
    ids.splice(at + by, 0, moved);
    order.mutate({ id: meeting.id, ids });
  };
  if (items.length === 0 && !mayAdd) return null;
  return (
    <Card labelledBy={`items-${kind}`}>
      <CardTitle
        id={`items-${kind}`}
        aside={kind === 'focus' ? t('items.of', { n: items.length, most: mostFocusItems }) : undefined}
      >
        {t(`items.${kind}.title`)}
      </CardTitle>
      {items.length === 0 && <p className="text-ink-3">{t(`items.${kind}.none`)}</p>}
      <ul>
        {items.map((item, at) => (
          <ItemLine
            key={item.id}
            meeting={meeting}
            item={item}
            mayWrite={mayWrite}
            isOpen={isOpen || item.isPrivate}
            onUp={at > 0 ? () => move(at, -1) : undefined}
            onDown={at < items.length - 1 ? () => move(at, 1) : undefined}
          />
        ))}
      </ul>
      {(mayAdd || actions) && (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          {mayAdd && <AddItem meeting={meeting} kind={kind} />}
          {actions}
        </div>
      )}
    </Card>
  );
}

function AddItem({ meeting, kind }: Pick<ItemsCardProps, 'meeting' | 'kind'>) {
  const add = useDoing(addItem);
  const [words, setWords] = useState('');
  const submit = () => {
    if (words.trim() === '') return;
    add.mutate({ id: meeting.id, kind, words: words.trim() }, { onSuccess: () => setWords('') });
  };
  return (
    <form
      className="flex min-w-0 flex-1 basis-64 gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <input
        aria-label={t(`items.${kind}.add`)}
        placeholder={t(`items.${kind}.add`)}
        className="field min-w-0 flex-1"
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button type="submit" icon={Plus} busy={add.isPending} disabled={words.trim() === ''}>
        {t('items.add')}
      </Button>
    </form>
  );
}
