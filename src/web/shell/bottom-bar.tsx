import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { MenuEntry } from '../screens.ts';
import { useMay } from '../session.ts';
import { texts, word } from '../texts.ts';
import { PhoneMenu } from './phone-menu.tsx';

const t = texts('web');
const onBar = 4;

/** The menu of a phone, within reach of a thumb; what has no room is behind the last place. */
export function BottomBar({ menu, onSearch }: { menu: readonly MenuEntry[]; onSearch: () => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <nav
      aria-label={t('shell.menu')}
      className="flex flex-none border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {menu.slice(0, onBar).map((entry) => (
        <BarEntry key={entry.to} entry={entry} />
      ))}
      <button type="button" aria-haspopup="dialog" className={place} onClick={() => setOpen(true)}>
        <Ellipsis aria-hidden className="lucide !size-5" />
        {t('shell.more')}
      </button>
      {isOpen && <PhoneMenu entries={menu.slice(onBar)} onSearch={onSearch} onClose={() => setOpen(false)} />}
    </nav>
  );
}

const place =
  'flex min-h-[56px] min-w-0 flex-1 flex-col items-center justify-center gap-0.5 px-0.5 text-[11px] font-strong text-ink-2 no-underline';

function BarEntry({ entry }: { entry: MenuEntry }) {
  const isAllowed = useMay(entry.permission ?? 'conversations:read');
  if (!isAllowed) return null;
  return (
    <Link
      to={entry.to}
      className={place}
      activeProps={{ className: '!text-accent' }}
      activeOptions={{ includeSearch: false }}
    >
      <entry.icon aria-hidden className="lucide !size-5" />
      <span className="max-w-full truncate">{word(entry.text)}</span>
    </Link>
  );
}
