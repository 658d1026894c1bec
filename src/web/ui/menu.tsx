import { Check, type LucideIcon } from 'lucide-react';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import { classes } from './classes.ts';
import { Kbd } from './kbd.tsx';
import { Popover, type TriggerProps } from './popover.tsx';

export interface MenuItem {
  id: string;
  label: string;
  /** Quiet words at the end of the line. */
  hint?: string;
  keys?: string;
  icon?: LucideIcon;
  isChecked?: boolean;
  isDisabled?: boolean;
  tone?: 'bad';
  /** Begins a group under these words. */
  heading?: string;
  onSelect: () => void;
}

interface MenuProps {
  label: string;
  items: readonly MenuItem[];
  trigger: (props: TriggerProps) => ReactElement;
  align?: 'start' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** A menu button: arrows, Home, End and first letters move, Enter chooses. */
export function Menu({ label, items, trigger, align = 'start', open, onOpenChange }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const outside = {
    ...(open === undefined ? {} : { open }),
    ...(onOpenChange ? { onOpenChange } : {}),
  };
  return (
    <Popover label={label} role="menu" align={align} trigger={trigger} {...outside}>
      {(close) => (
        <div ref={list} role="none" onKeyDown={(event) => move(event, list.current, close)}>
          {items.map((item) => (
            <div key={item.id} role="none">
              {item.heading && (
                <div role="presentation" className="px-2 pt-2 pb-1 text-xs text-ink-3">
                  {item.heading}
                </div>
              )}
              <button
                type="button"
                role={item.isChecked === undefined ? 'menuitem' : 'menuitemradio'}
                aria-checked={item.isChecked}
                aria-disabled={item.isDisabled || undefined}
                tabIndex={-1}
                className={classes(
                  'flex min-h-8 w-full items-center gap-2 rounded-control px-2 text-left hover:bg-sunken focus-visible:bg-sunken focus-visible:outline-none pointer-coarse:min-h-11',
                  item.tone === 'bad' && 'text-bad',
                  item.isDisabled && 'opacity-55',
                )}
                onClick={() => {
                  if (item.isDisabled) return;
                  close();
                  item.onSelect();
                }}
              >
                {item.icon && <item.icon aria-hidden className="lucide text-ink-3" />}
                <span className="min-w-0 flex-1 truncate">{item.label}</span>
                {item.hint && <span className="text-sm text-ink-3">{item.hint}</span>}
                {item.isChecked && <Check aria-hidden className="lucide text-accent" />}
                {item.keys && <Kbd keys={item.keys} />}
              </button>
            </div>
          ))}
        </div>
      )}
    </Popover>
  );
}

function move(event: KeyboardEvent, list: HTMLElement | null, close: () => void): void {
  const entries = [...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
  const at = entries.findIndex((entry) => entry === document.activeElement);
  const go = (index: number) => {
    event.preventDefault();
    entries.at(index % entries.length)?.focus();
  };
  if (event.key === 'ArrowDown') return go(at + 1);
  if (event.key === 'ArrowUp') return go(at - 1);
  if (event.key === 'Home') return go(0);
  if (event.key === 'End') return go(-1);
  if (event.key === 'Tab') return close();
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey) return;
  const rest = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
  const letter = event.key.toLowerCase();
  const hit = rest.find((entry) => entry.textContent?.trim().toLowerCase().startsWith(letter));
  if (hit) hit.focus();
}
