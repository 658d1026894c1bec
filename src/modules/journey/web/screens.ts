import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys } from './api.ts';

export const screens: Screens = {
  routes: [
    {
      path: '/settings/journey',
      title: 'journey:journey.title',
      load: () => import('./journey-page.tsx'),
      permission: 'settings:read',
    },
    {
      path: '/settings/promises',
      title: 'journey:promises.title',
      load: () => import('./promises-page.tsx'),
      permission: 'settings:read',
    },
  ],
  acts: [
    {
      key: 'h',
      label: 'journey:check.title',
      order: 90,
      permission: 'checks:write',
      Component: part(() => import('./check-act.tsx'), 'CheckAct'),
    },
  ],
  live: {
    'touchpoint.*': () => [keys.touchpoints],
    'element.*': () => [keys.elements],
    'promise.changed': () => [keys.promises],
  },
};
