import { Microscope } from 'lucide-react';
import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys } from './keys.ts';

export const screens: Screens = {
  routes: [
    {
      path: '/true-here',
      title: 'learning:page.title',
      load: () => import('./true-here-page.tsx'),
      permission: 'report-cards:read',
    },
  ],
  menu: [
    {
      to: '/true-here',
      text: 'learning:page.title',
      icon: Microscope,
      order: 42,
      goKey: 'h',
      permission: 'report-cards:read',
    },
  ],
  panelBlocks: [{ key: 'case', order: 85, Component: part(() => import('./case-block.tsx'), 'CaseBlock') }],
  live: {
    'learning_case.*': () => [keys.cases, keys.denominator],
    'learning_feature.*': () => [keys.features, keys.denominator],
    'recovery.closed': () => [keys.effect],
  },
};
