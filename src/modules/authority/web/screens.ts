import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys } from './keys.ts';

export const screens: Screens = {
  routes: [
    {
      path: '/settings/authority',
      title: 'authority:page.title',
      load: () => import('./authority-page.tsx'),
      permission: 'rules:flag',
    },
  ],
  panelBlocks: [
    {
      key: 'authority',
      order: 60,
      Component: part(() => import('./authority-block.tsx'), 'AuthorityBlock'),
    },
  ],
  todayCards: [
    {
      key: 'asked',
      column: 'main',
      order: 2,
      Component: part(() => import('./asked-card.tsx'), 'AskedCard'),
    },
  ],
  live: {
    'authority.*': () => [keys.all],
    'exception.*': () => [keys.all],
  },
};
