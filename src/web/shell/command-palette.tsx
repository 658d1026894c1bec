import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Keyboard, MessageSquare, Moon, Search, Sun, UserRound } from 'lucide-react';
import { useDeferredValue, useEffect, useId, useRef, useState, type ComponentType } from 'react';
import { listConversations } from '#modules/conversations/contract.ts';
import { listCustomers } from '#modules/customers/contract.ts';
import { call } from '../api.ts';
import { useShownKeys } from '../keys.ts';
import { setPreferences } from '../preferences.ts';
import { allMenu, allRoutes } from '../screens.ts';
import { texts, word } from '../texts.ts';
import { classes } from '../ui/classes.ts';
import { Kbd } from '../ui/kbd.tsx';

const t = texts('web');

interface Entry {
  id: string;
  group: string;
  label: string;
  hint?: string;
  keys?: string;
  icon?: ComponentType<{ className?: string }>;
  run: () => void;
}

/** Finds any screen, action, customer or conversation. Typing narrows; arrows and Enter choose. */
export function CommandPalette({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const search = useDeferredValue(text.trim());
  const { found, isSearching } = useFound(search);
  const entries = [...useActions(onKeys).filter((entry) => matchesWords(entry.label, text)), ...found];
  const at = Math.min(active, Math.max(0, entries.length - 1));
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  return (
    <dialog
      ref={dialog}
      aria-label={t('palette.title')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      className="arrive mx-auto mt-[12dvh] mb-auto w-[600px] max-w-[calc(100vw-24px)] overflow-hidden rounded-[14px] border border-line-strong bg-surface p-0 text-ink shadow-lifted backdrop:bg-[var(--veil)]"
    >
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search aria-hidden className="lucide text-ink-3" />
        <input
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={entries[at] ? `${id}-${at}` : undefined}
          autoFocus
          value={text}
          placeholder={t('palette.placeholder')}
          className="h-13 min-w-0 flex-1 bg-transparent text-lg outline-none"
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') setActive((at + 1) % Math.max(1, entries.length));
            else if (event.key === 'ArrowUp')
              setActive((at - 1 + entries.length) % Math.max(1, entries.length));
            else if (event.key === 'Enter') choose(entries[at]);
            else return;
            event.preventDefault();
          }}
        />
        <Kbd keys="Escape" />
      </div>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={t('palette.title')}
        className="scroll-quiet max-h-[56dvh] overflow-y-auto p-1.5"
      >
        {entries.map((entry, index) => (
          <div key={entry.id} role="none">
            {entry.group !== entries[index - 1]?.group && (
              <div role="presentation" className="px-2.5 pt-2 pb-1 text-xs text-ink-3">
                {entry.group}
              </div>
            )}
            <div
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              onClick={() => choose(entry)}
              onPointerMove={() => setActive(index)}
              className={classes(
                'flex min-h-9 items-center gap-2.5 rounded-control px-2.5 pointer-coarse:min-h-11',
                index === at && 'bg-accent-soft',
              )}
            >
              {entry.icon && <entry.icon className="lucide text-ink-3" />}
              <span className="min-w-0 flex-1 truncate">{entry.label}</span>
              {entry.hint && <span className="max-w-[45%] truncate text-sm text-ink-3">{entry.hint}</span>}
              {entry.keys && <Kbd keys={entry.keys} />}
            </div>
          </div>
        ))}
      </div>
      <div role="status" className={classes('px-4 text-ink-3', entries.length === 0 && 'pb-4')}>
        {entries.length === 0 && t(isSearching ? 'palette.searching' : 'palette.nothing')}
      </div>
    </dialog>
  );
}

function useActions(onKeys: () => void): Entry[] {
  const navigate = useNavigate();
  const keys = useShownKeys();
  const screens: Entry[] = allMenu.map((entry) => ({
    id: `go ${entry.to}`,
    group: t('palette.screens'),
    label: word(entry.text),
    keys: `g ${entry.goKey}`,
    icon: entry.icon,
    run: () => void navigate({ to: entry.to }),
  }));
  const here: Entry[] = keys
    .filter(
      (binding) => binding.when !== 'always' && !/^(g |j$|k$|\/|Shift|Escape|Enter|Arrow)/.test(binding.keys),
    )
    .map((binding) => ({
      id: `key ${binding.keys}`,
      group: t('palette.actions'),
      label: binding.does,
      keys: binding.keys,
      // After the dialog is gone, so that what the action opens may take the focus.
      run: () => void setTimeout(() => binding.run(new KeyboardEvent('keydown')), 0),
    }));
  const own: Entry[] = [
    { id: 'dark', label: t('palette.dark'), icon: Moon, run: () => setPreferences({ theme: 'dark' }) },
    { id: 'light', label: t('palette.light'), icon: Sun, run: () => setPreferences({ theme: 'light' }) },
    { id: 'keys', label: t('keys.title'), icon: Keyboard, run: onKeys },
  ].map((entry) => ({ ...entry, group: t('palette.actions') }));
  return [...screens, ...here, ...own];
}

function useFound(search: string): { found: Entry[]; isSearching: boolean } {
  const navigate = useNavigate();
  const enabled = search.length >= 2;
  const conversations = useQuery({
    queryKey: ['conversations', 'search', search],
    queryFn: ({ signal }) => call(listConversations, { view: 'all', search, limit: 6 }, { signal }),
    enabled,
  });
  const customers = useQuery({
    queryKey: ['customers', 'search', search],
    queryFn: ({ signal }) => call(listCustomers, { search, limit: 6 }, { signal }),
    enabled,
  });
  const hasCustomerScreen = allRoutes.some((screen) => screen.path.startsWith('/customers/'));
  const people = (enabled ? (customers.data?.data ?? []) : []).map((customer) => ({
    id: `customer ${customer.id}`,
    group: t('palette.customers'),
    label: customer.name || customer.address || '',
    hint: customer.name ? (customer.address ?? '') : '',
    icon: UserRound,
    run: () =>
      void navigate(
        hasCustomerScreen
          ? { to: `/customers/${customer.id}` }
          : { to: '/inbox', search: { view: 'all', customerId: customer.id } },
      ),
  }));
  const matters = (enabled ? (conversations.data?.data ?? []) : []).map((one) => ({
    id: `conversation ${one.id}`,
    group: t('palette.conversations'),
    label: one.subject,
    hint: `${one.customer.name || one.customer.address || ''} #${one.number}`,
    icon: MessageSquare,
    run: () => void navigate({ to: `/inbox/${one.id}`, search: { view: 'all' } }),
  }));
  return { found: [...people, ...matters], isSearching: conversations.isFetching || customers.isFetching };
}

function matchesWords(label: string, text: string): boolean {
  const lower = label.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((part) => lower.includes(part));
}
