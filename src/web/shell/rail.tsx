import { Link } from '@tanstack/react-router';
import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import { number } from '../format.ts';
import { setPreferences, usePreferences } from '../preferences.ts';
import type { MenuEntry } from '../screens.ts';
import { useMay, useSession } from '../session.ts';
import { texts, word } from '../texts.ts';
import { IconButton } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { PersonMenu } from './person-menu.tsx';

const t = texts('web');

interface RailProps {
  menu: readonly MenuEntry[];
  onSearch: () => void;
  onKeys: () => void;
}

/** The way to every screen, at the left; folds to icons. Phones have the bottom bar instead. */
export function Rail({ menu, onSearch, onKeys }: RailProps) {
  const { rail } = usePreferences();
  const { workspace } = useSession();
  const isFolded = rail === 'folded';
  return (
    <nav
      aria-label={t('shell.menu')}
      className={classes(
        'hidden flex-none flex-col gap-0.5 border-r border-line bg-paper p-2.5 md:flex',
        isFolded ? 'w-[57px] items-center' : 'w-[204px]',
      )}
    >
      <div className={classes('mb-2 flex h-9 items-center gap-2', isFolded ? 'justify-center' : 'pl-2')}>
        {!isFolded && (
          <>
            <Mark />
            <span className="min-w-0 flex-1 truncate font-bold" title={workspace.name}>
              {workspace.name}
            </span>
          </>
        )}
        <IconButton
          icon={isFolded ? PanelLeftOpen : PanelLeftClose}
          label={t(isFolded ? 'shell.unfold' : 'shell.fold')}
          aria-expanded={!isFolded}
          onClick={() => setPreferences({ rail: isFolded ? 'open' : 'folded' })}
          className="!size-8 text-ink-3"
        />
      </div>
      {isFolded ? (
        <IconButton icon={Search} label={t('shell.find')} keys="$mod+k" onClick={onSearch} className="mb-2" />
      ) : (
        <button
          type="button"
          onClick={onSearch}
          className="mb-3 flex h-9 items-center gap-2 rounded-control border border-line-strong bg-surface px-2.5 text-ink-3 hover:text-ink-2"
        >
          <Search aria-hidden className="lucide" />
          <span className="flex-1 truncate text-left">{t('shell.find')}</span>
          <Kbd keys="$mod+k" />
        </button>
      )}
      {menu.map((entry) => (
        <RailEntry key={entry.to} entry={entry} isFolded={isFolded} />
      ))}
      <div className="flex-1" />
      <PersonMenu isFolded={isFolded} onKeys={onKeys} />
    </nav>
  );
}

function RailEntry({ entry, isFolded }: { entry: MenuEntry; isFolded: boolean }) {
  const isAllowed = useMay(entry.permission ?? 'conversations:read');
  const count = entry.useCount?.();
  if (!isAllowed) return null;
  const label = word(entry.text);
  const link = (
    <Link
      to={entry.to}
      className={classes(
        'flex h-[34px] items-center gap-2.5 rounded-control font-medium text-ink-2 no-underline hover:bg-sunken',
        isFolded ? 'w-9 justify-center' : 'px-2.5',
      )}
      activeProps={{ className: '!bg-accent-soft !text-accent !font-strong' }}
      activeOptions={{ includeSearch: false }}
    >
      <entry.icon aria-hidden className="lucide" />
      <span className={isFolded ? 'sr-only' : 'flex-1 truncate'}>{label}</span>
      {count !== undefined && count > 0 && (
        <span className={isFolded ? 'sr-only' : 'text-sm'}>
          {number(count)} <span className="sr-only">{t('shell.open')}</span>
        </span>
      )}
    </Link>
  );
  return isFolded ? (
    <Tooltip label={label} keys={`g ${entry.goKey}`}>
      {link}
    </Tooltip>
  ) : (
    link
  );
}

/** The red pen's letter in a tile: the sign of the product. */
export function Mark() {
  return (
    <span
      aria-hidden
      className="inline-flex size-6 flex-none items-center justify-center rounded-[7px] bg-accent font-serif text-[15px] leading-none font-bold text-accent-ink"
    >
      A
    </span>
  );
}
