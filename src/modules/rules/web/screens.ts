import { Scale } from 'lucide-react';
import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys } from './keys.ts';

const today = () => import('./today.tsx');

export const screens: Screens = {
  routes: [
    {
      path: '/same-page/limits',
      title: 'rules:limits.title',
      load: () => import('./limits-page.tsx'),
      permission: 'settings:read',
    },
    {
      path: '/rules',
      title: 'rules:life.title',
      load: () => import('./rules-page.tsx'),
      permission: 'settings:read',
    },
    {
      path: '/rules/find',
      title: 'rules:life.nav.find',
      load: () => import('./find-page.tsx'),
      permission: 'settings:read',
    },
    {
      path: '/rules/drill',
      title: 'rules:life.nav.drill',
      load: () => import('./drill-page.tsx'),
      permission: 'settings:read',
    },
    {
      path: '/rules/graveyard',
      title: 'rules:life.nav.graveyard',
      load: () => import('./graveyard-page.tsx'),
      permission: 'settings:read',
    },
    {
      path: '/rules/$ruleId',
      title: 'rules:life.rule',
      load: () => import('./rule-page.tsx'),
      permission: 'settings:read',
    },
  ],
  menu: [
    {
      to: '/rules',
      text: 'rules:life.title',
      icon: Scale,
      order: 38,
      goKey: 'l',
      permission: 'settings:read',
    },
  ],
  samePageTabs: [
    { to: '/same-page/limits', text: 'rules:limits.tab', order: 20, permission: 'settings:read' },
  ],
  panelBlocks: [{ key: 'rules', order: 48, Component: part(() => import('./uses-block.tsx'), 'UsesBlock') }],
  todayCards: [
    { key: 'rules-to-decide', column: 'main', order: 65, Component: part(today, 'MineToDecide') },
    { key: 'rules-told', column: 'side', order: 15, Component: part(today, 'ToldCard') },
  ],
  acts: [
    {
      key: 'w',
      label: 'rules:life.navigator.act',
      order: 27,
      isAside: true,
      permission: 'settings:read',
      Component: part(() => import('./navigator-act.tsx'), 'NavigatorAct'),
    },
    {
      key: 'f',
      label: 'rules:flag.act',
      order: 26,
      permission: 'rules:flag',
      Component: part(() => import('./flag-act.tsx'), 'FlagAct'),
    },
  ],
  reportCards: [{ key: 'yes', order: 30, Component: part(() => import('./yes-card.tsx'), 'YesCard') }],
  live: { 'rule.*': () => [keys.rules], 'exception.*': () => [keys.rules] },
};
