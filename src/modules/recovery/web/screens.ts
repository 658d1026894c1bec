import { LifeBuoy } from 'lucide-react';
import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys } from './keys.ts';

const beside = () => import('./beside.ts');
const echoes = () => import('./echo-cards.ts');
const unequal = () => import('./unequal-cards.ts');

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
  messageActs: [{ key: 'echo', order: 20, Component: part(() => import('./echo-mark.tsx'), 'EchoMark') }],
  todayCards: [
    { key: 'echoes', column: 'main', order: 2, Component: part(echoes, 'EchoCard') },
    { key: 'open-failures', column: 'main', order: 4, Component: part(echoes, 'OpenFailuresCard') },
    {
      key: 'recoveries',
      column: 'main',
      order: 5,
      Component: part(() => import('./mine-card.tsx'), 'MineCard'),
    },
  ],
  customerCards: [{ key: 'failures', column: 'main', order: 2, Component: part(beside, 'FailuresCard') }],
  reportCards: [
    { key: 'spotlight', order: 40, Component: part(unequal, 'SpotlightCard') },
    { key: 'unequal', order: 50, Component: part(unequal, 'UnequalCard') },
  ],
  live: {
    'recovery.*': () => [keys.all],
    'failure.*': () => [keys.all, ['echoes'], ['spotlight'], ['unequal-outcomes']],
    'echo.*': () => [['echoes'], ['conversations']],
    'check.*': () => [['unequal-outcomes']],
    'authority.*': () => [[...keys.all, 'one']],
  },
};
