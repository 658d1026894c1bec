import type { ReactNode } from 'react';
import { texts } from '#web/texts.ts';
import { PageFrame, PageTabs } from '#web/ui/index.ts';

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
      <PageTabs label={t('life.nav.label')} at={at} tabs={places.map((to) => ({ to, label: names[to]() }))} />
      <p className="-mt-1 max-w-prose text-ink-2">{lead}</p>
      {children}
    </PageFrame>
  );
}
