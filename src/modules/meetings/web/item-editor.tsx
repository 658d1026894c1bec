import { useState } from 'react';
import { ApiError } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Select, TextArea, TextField } from '#web/ui/index.ts';
import { changeItem, type Meeting, type MeetingItem } from '../contract.ts';
import { isConflict, useDoing, useStaff } from './api.ts';
import { Conflict } from './conflict.tsx';

const t = texts('meetings');

/** Changes an item as it was when the writer began; if it is another by now, both wordings are shown. */
export function ItemEditor({
  meeting,
  item,
  onClose,
}: {
  meeting: Meeting;
  item: MeetingItem;
  onClose: () => void;
}) {
  const change = useDoing(changeItem);
  // Frozen: what a colleague changes meanwhile must not slip under what is being written.
  const [seen, setSeen] = useState(item);
  const [words, setWords] = useState(item.words);
  const [owner, setOwner] = useState(item.owner?.id ?? '');
  const [dueOn, setDueOn] = useState(item.dueOn ?? '');
  const stored = isConflict(change.error) ? storedIn(change.error) : undefined;
  const save = (next: string, revision: number) => {
    const facts = item.kind === 'action' ? { ownerStaffId: owner || null, dueOn: dueOn || null } : {};
    change.mutate(
      { id: meeting.id, itemId: item.id, words: next, ...facts, revision },
      { onSuccess: onClose },
    );
  };
  return (
    <li className="flex flex-col gap-2 border-t border-line py-2 first:border-t-0">
      <TextArea
        label={t('items.words')}
        labelHidden
        autoFocus
        rows={2}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {item.kind === 'action' && (
        <ActionFields owner={owner} onOwner={setOwner} dueOn={dueOn} onDueOn={setDueOn} />
      )}
      {stored && (
        <Conflict
          stored={stored.words}
          mine={words}
          onKeep={(next) => {
            setWords(next);
            setSeen(stored);
            save(next, stored.revision);
          }}
          onDrop={onClose}
        />
      )}
      {!stored && (
        <div className="flex gap-2">
          <Button
            size="small"
            look="primary"
            busy={change.isPending}
            disabled={words.trim() === ''}
            onClick={() => save(words.trim(), seen.revision)}
          >
            {t('items.save')}
          </Button>
          <Button size="small" look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      )}
    </li>
  );
}

interface ActionFieldsProps {
  owner: string;
  onOwner: (id: string) => void;
  dueOn: string;
  onDueOn: (day: string) => void;
}

function ActionFields({ owner, onOwner, dueOn, onDueOn }: ActionFieldsProps) {
  const staff = useStaff().data?.data ?? [];
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      <Select
        label={t('items.owner')}
        value={owner}
        onChange={(event) => onOwner(event.target.value)}
        options={[
          { value: '', label: t('items.noOwner') },
          ...staff.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField
        type="date"
        label={t('items.dueOn')}
        value={dueOn}
        onChange={(event) => onDueOn(event.target.value)}
      />
    </div>
  );
}

function storedIn(error: unknown): MeetingItem | undefined {
  const stored = error instanceof ApiError ? error.facts['stored'] : undefined;
  const isItem = typeof stored === 'object' && stored !== null && 'words' in stored && 'revision' in stored;
  // The refusal of this endpoint carries the item as it stands; only words and revision are read of it.
  return isItem ? (stored as MeetingItem) : undefined;
}
