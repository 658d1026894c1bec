import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys } from './keys.ts';

export const screens: Screens = {
  routes: [
    {
      path: '/same-page/decisions',
      title: 'decisions:page.title',
      load: () => import('./decisions-page.tsx'),
      permission: 'customers:read',
    },
  ],
  samePageTabs: [
    { to: '/same-page/decisions', text: 'decisions:page.title', order: 50, permission: 'customers:read' },
  ],
  todayCards: [
    {
      key: 'reviews',
      column: 'side',
      order: 70,
      Component: part(() => import('./reviews-card.tsx'), 'ReviewsCard'),
    },
  ],
  live: { 'decision.*': () => [keys.all] },
};
