import { Sun } from 'lucide-react';
import type { Screens } from '#web/screens.ts';
import { keys, useWaitingCount } from './api.ts';

const due = () => [keys.due];

export const screens: Screens = {
  routes: [
    {
      path: '/today',
      title: 'promises:today',
      load: () => import('./today-page.tsx'),
      permission: 'conversations:read',
    },
  ],
  menu: [
    {
      to: '/today',
      text: 'promises:today',
      icon: Sun,
      order: 10,
      goKey: 't',
      permission: 'conversations:read',
      useCount: useWaitingCount,
    },
  ],
  live: {
    'promise.*': due,
    'conversation.*': due,
    'message.*': due,
    'answer.*': () => [['answers']],
    'element.*': () => [['elements']],
  },
};
