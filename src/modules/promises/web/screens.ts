import { HandHeart, Sun } from 'lucide-react';
import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys, useWaitingCount } from './api.ts';

const cards = () => import('./cards.ts');
const acts = () => import('./acts.ts');
const due = () => [keys.due, ['promises', 'of']];

export const screens: Screens = {
  routes: [
    {
      path: '/today',
      title: 'promises:today',
      load: () => import('./today-page.tsx'),
      permission: 'conversations:read',
    },
    {
      path: '/promises',
      title: 'promises:page.title',
      load: () => import('./promises-page.tsx'),
      permission: 'settings:read',
    },
    { path: '/settings/promises', title: 'promises:page.title', load: () => import('./moved-page.tsx') },
  ],
  acts: [
    {
      key: 'p',
      label: 'promises:make.act',
      order: 10,
      permission: 'promises:make',
      Component: part(acts, 'PromiseAct'),
    },
    {
      key: 'y',
      label: 'promises:done.act',
      order: 12,
      isAside: true,
      permission: 'promises:make',
      Component: part(acts, 'DoneAct'),
    },
    {
      key: 'u',
      label: 'promises:update.act',
      order: 14,
      isAside: true,
      permission: 'promises:make',
      Component: part(acts, 'UpdateAct'),
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
    {
      to: '/promises',
      text: 'promises:page.title',
      icon: HandHeart,
      order: 36,
      goKey: 'p',
      permission: 'settings:read',
    },
  ],
  todayCards: [
    { key: 'due', column: 'main', order: 10, Component: part(cards, 'DueCard') },
    { key: 'slipping', column: 'side', order: 20, Component: part(cards, 'SlippingCard') },
    { key: 'check', column: 'side', order: 75, Component: part(cards, 'CheckCard') },
    { key: 'answers', column: 'side', order: 10, Component: part(cards, 'MyAnswersCard') },
    { key: 'story', column: 'side', order: 90, Component: part(cards, 'StoryCard') },
  ],
  panelBlocks: [
    { key: 'promises', order: 40, Component: part(() => import('./panel-block.tsx'), 'PromisesBlock') },
  ],
  live: {
    'promise.*': () => [['promises']],
    'conversation.*': due,
    'message.*': due,
    'answer.*': () => [['answers']],
    'element.*': () => [['elements']],
    'check.*': () => [
      ['promises', 'standing'],
      ['promises', 'slipping'],
    ],
  },
};
