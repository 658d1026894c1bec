import { BookOpenCheck } from 'lucide-react';
import type { Screens } from '#web/screens.ts';

export const screens: Screens = {
  routes: [
    {
      path: '/same-page',
      title: 'agreements:frame.title',
      load: () => import('./same-page.tsx'),
      permission: 'settings:read',
    },
  ],
  menu: [
    {
      to: '/same-page',
      text: 'agreements:frame.title',
      icon: BookOpenCheck,
      order: 34,
      goKey: 'a',
      permission: 'settings:read',
    },
  ],
};
