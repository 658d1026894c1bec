import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys } from './keys.ts';

const acts = () => import('./acts.ts');
const cards = () => import('./cards.ts');

export const screens: Screens = {
  routes: [
    {
      path: '/same-page/requests',
      title: 'extras:page.title',
      load: () => import('./requests-page.tsx'),
      permission: 'customers:read',
    },
    {
      path: '/customers/$customerId/trade-off',
      title: 'extras:sheet.title',
      load: () => import('./trade-off-page.tsx'),
      permission: 'customers:read',
    },
  ],
  samePageTabs: [
    { to: '/same-page/requests', text: 'extras:page.title', order: 30, permission: 'customers:read' },
  ],
  acts: [
    {
      key: 'q',
      label: 'extras:act.request',
      order: 30,
      isAside: true,
      permission: 'extras:write',
      Component: part(acts, 'RequestAct'),
    },
    {
      key: 'e',
      label: 'extras:act.extra',
      order: 20,
      permission: 'extras:write',
      Component: part(acts, 'ExtraAct'),
    },
  ],
  messageActs: [{ key: 'hard', order: 10, Component: part(() => import('./hard-mark.tsx'), 'HardMark') }],
  panelBlocks: [
    { key: 'lately', order: 50, Component: part(() => import('./lately-block.tsx'), 'LatelyBlock') },
  ],
  todayCards: [
    {
      key: 'expected',
      column: 'main',
      order: 60,
      Component: part(() => import('./expected-card.tsx'), 'ExpectedCard'),
    },
  ],
  customerCards: [
    { key: 'habits', column: 'main', order: 30, Component: part(cards, 'HabitsCard') },
    { key: 'recurrence', column: 'main', order: 40, Component: part(cards, 'RecurrenceCard') },
    { key: 'trade-off', column: 'side', order: 60, Component: part(cards, 'TradeOffCard') },
    { key: 'strain', column: 'side', order: 70, Component: part(cards, 'StrainCard') },
  ],
  live: {
    'request.*': () => [keys.all],
    'extra.*': () => [keys.all],
    'extra_kind.*': () => [keys.all],
    'trade_off.*': () => [keys.all],
    'look.*': () => [keys.kinds],
  },
};
