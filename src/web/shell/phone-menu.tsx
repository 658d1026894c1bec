import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import type { MenuEntry } from '../screens.ts';
import { texts, word } from '../texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Appearance, SignOut } from './person-menu.tsx';

const t = texts('web');

interface PhoneMenuProps {
  entries: readonly MenuEntry[];
  onSearch: () => void;
  onClose: () => void;
}

export function PhoneMenu({ entries, onSearch, onClose }: PhoneMenuProps) {
  return (
    <Dialog title={t('shell.more')} onClose={onClose}>
      <div className="flex flex-col gap-1">
        <Button
          look="quiet"
          icon={Search}
          className="min-h-11 !justify-start"
          onClick={() => {
            onClose();
            onSearch();
          }}
        >
          {t('shell.find')}
        </Button>
        {entries.map((entry) => (
          <Link
            key={entry.to}
            to={entry.to}
            onClick={onClose}
            className="flex min-h-11 items-center gap-2 rounded-control px-3 font-strong text-ink-2 no-underline"
          >
            <entry.icon aria-hidden className="lucide" />
            {word(entry.text)}
          </Link>
        ))}
        <hr className="my-2 border-line" />
        <Appearance />
        <SignOut />
      </div>
    </Dialog>
  );
}
