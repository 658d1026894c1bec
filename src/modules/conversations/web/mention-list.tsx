import { useEffect, useRef, useState } from 'react';
import { texts } from '#web/texts.ts';
import { Announce, Avatar } from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import type { Mention } from './mention.ts';

const t = texts('conversations');
const most = 6;
const rowHeight = 36;

interface MentionListProps {
  mention: Mention;
  names: readonly string[];
  onChoose: (name: string) => void;
  onClose: () => void;
}

/** Colleagues whose name begins so, above the caret. Keys stay in the text: arrows, Enter and Tab choose from there. */
export function MentionList({ mention, names, onChoose, onClose }: MentionListProps) {
  const letters = mention.letters.toLowerCase();
  const found = names
    .filter(
      (name) =>
        name
          .toLowerCase()
          .split(/\s+/)
          .some((part) => part.startsWith(letters)) || name.toLowerCase().startsWith(letters),
    )
    .filter((name) => name.toLowerCase() !== letters)
    .slice(0, most);
  const [active, setActive] = useState(0);
  const at = Math.min(active, found.length - 1);
  const latest = useRef({ found, at, onChoose, onClose });
  useEffect(() => {
    latest.current = { found, at, onChoose, onClose };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const now = latest.current;
      const count = now.found.length;
      if (count === 0) return;
      const name = now.found[now.at];
      if (event.key === 'ArrowDown') setActive((now.at + 1) % count);
      else if (event.key === 'ArrowUp') setActive((now.at - 1 + count) % count);
      else if ((event.key === 'Enter' || event.key === 'Tab') && name && !event.ctrlKey && !event.metaKey)
        now.onChoose(name);
      else if (event.key === 'Escape') now.onClose();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the editor hears of it, or Enter would break the line as well.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
  if (found.length === 0) return null;
  return (
    <>
      <div
        role="listbox"
        aria-label={t('composer.mention')}
        style={{ left: mention.left, top: mention.top - found.length * rowHeight - 14 }}
        className="fixed z-40 min-w-48 rounded-card border border-line-strong bg-surface p-1 shadow-lifted"
      >
        {found.map((name, index) => (
          <div
            key={name}
            role="option"
            aria-selected={index === at}
            style={{ height: rowHeight }}
            className={classes(
              'flex items-center gap-2 rounded-control px-2',
              index === at && 'bg-accent-soft',
            )}
            onPointerMove={() => setActive(index)}
            onPointerDown={(event) => {
              event.preventDefault();
              onChoose(name);
            }}
          >
            <Avatar name={name} size="small" />
            {name}
          </div>
        ))}
      </div>
      <Announce>{t('composer.mentionAt', { name: found[at] })}</Announce>
    </>
  );
}
