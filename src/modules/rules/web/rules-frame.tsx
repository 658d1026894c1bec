import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { texts } from '#web/texts.ts';
import { PageFrame } from '#web/ui/index.ts';

const t = texts('rules');

const places = ['/rules', '/rules/find', '/rules/drill', '/rules/graveyard'] as const;
type RulesPlace = (typeof places)[number];

const names: Record<RulesPlace, () => string> = {
  '/rules': () => t('life.nav.register'),
  '/rules/find': () => t('life.nav.find'),
  '/rules/drill': () => t('life.nav.drill'),
  '/rules/graveyard': () => t('life.nav.graveyard'),
};

interface RulesFrameProps {
  at: RulesPlace;
  lead: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** *Rules*: one heading over the register, the navigator, the drill and the graveyard. */
export function RulesFrame({ at, lead, actions, children }: RulesFrameProps) {
  return (
    <PageFrame title={t('life.title')} actions={actions}>
      <nav aria-label={t('life.nav.label')} className="-mt-2 border-b border-line">
        <ul className="scroll-none flex gap-1 overflow-x-auto">
          {places.map((place) => (
            <li key={place} className="flex-none">
              <Link
                to={place}
                aria-current={place === at ? 'page' : undefined}
                className={`-mb-px inline-flex min-h-9 items-center border-b-2 px-3 font-strong no-underline pointer-coarse:min-h-11 ${
                  place === at
                    ? 'border-accent text-ink'
                    : 'border-transparent text-ink-2 hover:border-line-strong hover:text-ink'
                }`}
              >
                {names[place]()}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p className="-mt-1 max-w-prose text-ink-2">{lead}</p>
      {children}
    </PageFrame>
  );
}
