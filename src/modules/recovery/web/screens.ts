import { LifeBuoy } from 'lucide-react';
import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys } from './api.ts';

const beside = () => import('./beside.ts');

export const screens: Screens = {
  routes: [
    {
      path: '/recoveries',
      title: 'recovery:list.title',
      load: () => import('./recoveries-page.tsx'),
      permission: 'conversations:read',
    },
    {
      path: '/recoveries/$recoveryId',
      title: 'recovery:one.title',
      load: () => import('./recovery-page.tsx'),
      permission: 'conversations:read',
    },
  ],
  menu: [
    {
      to: '/recoveries',
      text: 'recovery:list.title',
      icon: LifeBuoy,
      order: 37,
      goKey: 'f',
      permission: 'conversations:read',
    },
  ],
  acts: [
    {
      key: 'r',
      label: 'recovery:act.name',
      order: 25,
      permission: 'recoveries:write',
      Component: part(() => import('./put-right-act.tsx'), 'PutRightAct'),
    },
  ],
  panelBlocks: [{ key: 'failures', order: 45, Component: part(beside, 'FailuresBlock') }],
  todayCards: [
    {
      key: 'recoveries',
      column: 'main',
      order: 5,
      Component: part(() => import('./mine-card.tsx'), 'MineCard'),
    },
  ],
  customerCards: [{ key: 'failures', column: 'main', order: 2, Component: part(beside, 'FailuresCard') }],
  live: {
    'recovery.*': () => [keys.all],
    'failure.*': () => [keys.all],
  },
};
