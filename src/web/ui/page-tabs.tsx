import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

interface PageTabsProps {
  label: string;
  tabs: readonly { to: string; label: string }[];
  /** The address of the tab this is. */
  at: string;
}

/** Tabs that are screens of their own, in one row below the heading they share. */
export function PageTabs({ label, tabs, at }: PageTabsProps) {
  const here = useRef<HTMLLIElement>(null);
  // On a phone the row scrolls; the tab one stands on is never out of sight.
  useEffect(() => {
    // Newer browsers answer a scroll with a promise, which React would take for the clean-up of the effect.
    here.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  return (
    <nav aria-label={label} className="-mt-2 border-b border-line">
      <ul className="scroll-none flex gap-1 overflow-x-auto">
        {tabs.map((tab) => (
          <li key={tab.to} ref={tab.to === at ? here : undefined} className="flex-none">
            <Link
              to={tab.to}
              aria-current={tab.to === at ? 'page' : undefined}
              className={`-mb-px inline-flex min-h-9 items-center border-b-2 px-3 font-strong no-underline pointer-coarse:min-h-11 ${
                tab.to === at
                  ? 'border-accent text-ink'
                  : 'border-transparent text-ink-2 hover:border-line-strong hover:text-ink'
              }`}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
