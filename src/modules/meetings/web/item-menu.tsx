import { ArrowDown, ArrowUp, Ellipsis, Lock, Pencil, Trash2, Unlock } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { IconButton, Menu, type MenuItem } from '#web/ui/index.ts';
import { changeItem, removeItem } from '../contract.ts';
import { useDoing } from './api.ts';
import type { ItemLineProps } from './item-line.tsx';

const t = texts('meetings');

/** What is done seldom with an item: changing, moving, keeping it to ourselves, dropping it. */
export function ItemMenu({
  meeting,
  item,
  isOpen,
  onUp,
  onDown,
  onEdit,
}: ItemLineProps & { onEdit: (() => void) | undefined }) {
  const change = useDoing(changeItem);
  const remove = useDoing(removeItem);
  const place = { id: meeting.id, itemId: item.id };
  const { isPrivate, revision } = item;
  const items: MenuItem[] = [
    ...(onEdit ? [{ id: 'edit', label: t('items.edit'), icon: Pencil, onSelect: onEdit }] : []),
    ...(onUp && isOpen ? [{ id: 'up', label: t('items.up'), icon: ArrowUp, onSelect: onUp }] : []),
    ...(onDown && isOpen ? [{ id: 'down', label: t('items.down'), icon: ArrowDown, onSelect: onDown }] : []),
    ...(isOpen && item.bySide === 'us'
      ? [
          {
            id: 'private',
            label: t(isPrivate ? 'items.share' : 'items.keep'),
            icon: isPrivate ? Unlock : Lock,
            onSelect: () => change.mutate({ ...place, isPrivate: !isPrivate, revision }),
          },
        ]
      : []),
    ...(isOpen
      ? [
          {
            id: 'drop',
            label: t('items.drop'),
            icon: Trash2,
            tone: 'bad' as const,
            onSelect: () => remove.mutate(place),
          },
        ]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <Menu
      label={t('items.more', { words: item.words })}
      align="end"
      items={items}
      trigger={(props) => (
        <IconButton {...props} icon={Ellipsis} label={t('items.more', { words: item.words })} />
      )}
    />
  );
}
