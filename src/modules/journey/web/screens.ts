import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys } from './keys.ts';

export const screens: Screens = {
  routes: [
    {
      path: '/settings/journey',
      title: 'journey:journey.title',
      load: () => import('./journey-page.tsx'),
      permission: 'settings:read',
    },
  ],
  acts: [
    {
      key: 'h',
      label: 'journey:check.act',
      order: 90,
      isAside: true,
      permission: 'checks:write',
      Component: part(() => import('./check-act.tsx'), 'CheckAct'),
    },
  ],
  todayCards: [
    {
      key: 'looks',
      column: 'main',
      order: 60,
      Component: part(() => import('./looks-card.tsx'), 'LooksCard'),
    },
  ],
  live: {
    'look.*': () => [keys.looks],
    'touchpoint.*': () => [keys.touchpoints],
    'element.*': () => [keys.elements],
  },
};
