import { useEffect, useRef, type ReactNode } from 'react';
import { classes } from './classes.ts';

interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly { id: Id; label: string; count?: number | string | undefined }[];
  selected: Id;
  onSelect: (id: Id) => void;
  /** The content of the selected tab. */
  children?: ReactNode;
}

/** Tabs in one row; arrows move and choose, as the pattern asks. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, children }: TabsProps<Id>) {
  const row = useRef<HTMLDivElement>(null);
  // On a phone the row scrolls; the chosen tab is never out of sight. The page itself stays where it is.
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!row.current || !tab) return;
    row.current.scrollLeft =
      tab.offsetLeft - row.current.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2;
  }, [selected]);
  const step = (by: number) => {
    const at = tabs.findIndex((tab) => tab.id === selected);
    const next = tabs.at((at + by) % tabs.length);
    if (!next) return;
    onSelect(next.id);
    row.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <>
      <div
        ref={row}
        role="tablist"
        aria-label={label}
        className="scroll-quiet flex gap-1 overflow-x-auto p-0.5"
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') step(1);
          if (event.key === 'ArrowLeft') step(-1);
        }}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            data-tab={tab.id}
            aria-selected={tab.id === selected}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => onSelect(tab.id)}
            className={classes(
              'flex min-h-8 flex-none items-center justify-center gap-1.5 rounded-full px-3 text-sm font-strong pointer-coarse:min-h-11 pointer-coarse:min-w-14',
              tab.id === selected ? 'bg-ink text-paper' : 'text-ink-2 hover:bg-sunken',
            )}
          >
            {tab.label}
            {tab.count !== undefined && <span>{tab.count}</span>}
          </button>
        ))}
      </div>
      {children !== undefined && (
        <div role="tabpanel" aria-label={tabs.find((tab) => tab.id === selected)?.label}>
          {children}
        </div>
      )}
    </>
  );
}
