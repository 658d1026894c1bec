import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys } from './keys.ts';

const today = () => import('./today.ts');
const card = () => import('./report-cards.ts');

export const screens: Screens = {
  routes: [
    {
      path: '/settings/check-ins',
      title: 'feedback:schedules.title',
      load: () => import('./schedules-page.tsx'),
      permission: 'settings:read',
    },
  ],
  customerCards: [
    {
      key: 'check-ins',
      column: 'side',
      order: 20,
      Component: part(() => import('./check-in-card.tsx'), 'CheckInCard'),
    },
  ],
  todayCards: [
    { key: 'how-far', column: 'main', order: 20, Component: part(today, 'HowFarCard') },
    { key: 'week', column: 'side', order: 80, Component: part(today, 'WeekCard') },
  ],
  reportCards: [
    { key: 'check-in-score', order: 10, Component: part(card, 'CheckInScoreCard') },
    { key: 'both-sides', order: 20, Component: part(card, 'BothSidesCard') },
  ],
  live: {
    'ask.sent': () => [keys.checkIns],
    'answer.given': () => [keys.checkIns, keys.howFar, keys.waves],
    'how-far.replied': () => [keys.howFar],
    'sentence-wave.opened': () => [keys.waves],
  },
};
