import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { allSamePageTabs } from '#web/screens.ts';
import { useSession } from '#web/session.ts';
import { texts, word } from '#web/texts.ts';
import { PageFrame } from '#web/ui/index.ts';

const t = texts('agreements');

interface SamePageFrameProps {
  /** The address of the tab this is, as its module named it. */
  tab: string;
  /** One sentence: what stands here and what follows from it. */
  lead?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** *Same page*: one heading over the tabs that the modules brought, each a screen of its own. */
export function SamePageFrame({ tab, lead, actions, children }: SamePageFrameProps) {
  const { permissions } = useSession();
  const tabs = allSamePageTabs.filter(({ permission }) => permissions.includes(permission));
  const here = useRef<HTMLLIElement>(null);
  // On a phone the row scrolls; the tab one stands on is never out of sight.
  useEffect(() => {
    // Newer browsers answer a scroll with a promise, which React would take for the clean-up of the effect.
    here.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  return (
    <PageFrame title={t('frame.title')} actions={actions}>
      <nav aria-label={t('frame.tabs')} className="-mt-2 border-b border-line">
        <ul className="scroll-none flex gap-1 overflow-x-auto">
          {tabs.map(({ to, text }) => (
            <li key={to} ref={to === tab ? here : undefined} className="flex-none">
              <Link
                to={to}
                aria-current={to === tab ? 'page' : undefined}
                className={`-mb-px inline-flex min-h-9 items-center border-b-2 px-3 font-strong no-underline pointer-coarse:min-h-11 ${
                  to === tab
                    ? 'border-accent text-ink'
                    : 'border-transparent text-ink-2 hover:border-line-strong hover:text-ink'
                }`}
              >
                {word(text)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {lead && <p className="-mt-1 max-w-prose text-ink-2">{lead}</p>}
      {children}
    </PageFrame>
  );
}
