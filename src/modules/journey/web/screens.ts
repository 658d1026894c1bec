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
  ],
  live: {
    'touchpoint.*': () => [keys.touchpoints],
    'element.*': () => [keys.elements],
  },
};
