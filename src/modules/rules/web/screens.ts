import type { Screens } from '#web/screens.ts';
import { keys } from './api.ts';

export const screens: Screens = {
  routes: [
    {
      path: '/same-page/limits',
      title: 'rules:limits.title',
      load: () => import('./limits-page.tsx'),
      permission: 'settings:read',
    },
  ],
  samePageTabs: [
    { to: '/same-page/limits', text: 'rules:limits.tab', order: 20, permission: 'settings:read' },
  ],
  live: { 'rule.*': () => [keys.rules] },
};
