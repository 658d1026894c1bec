import { Sun } from 'lucide-react';
import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys, useWaitingCount } from './api.ts';

const cards = () => import('./cards.ts');
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
  todayCards: [
    { key: 'due', column: 'main', order: 10, Component: part(cards, 'DueCard') },
    { key: 'check', column: 'main', order: 90, Component: part(cards, 'CheckCard') },
    { key: 'answers', column: 'side', order: 10, Component: part(cards, 'MyAnswersCard') },
    { key: 'story', column: 'side', order: 90, Component: part(cards, 'StoryCard') },
  ],
  panelBlocks: [
    { key: 'promises', order: 40, Component: part(() => import('./panel-block.tsx'), 'PromisesBlock') },
  ],
  live: {
    'promise.*': due,
    'conversation.*': due,
    'message.*': due,
    'answer.*': () => [['answers']],
    'element.*': () => [['elements']],
  },
};
