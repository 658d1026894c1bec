import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';

const cards = () => import('./cards.ts');
const today = () => import('./talks-card.tsx');

export const screens: Screens = {
  routes: [
    {
      path: '/same-page/reviews',
      title: 'meetings:list.title',
      load: () => import('./reviews-page.tsx'),
      permission: 'customers:read',
    },
    {
      path: '/same-page/reviews/$meetingId',
      title: 'meetings:one.title',
      load: () => import('./meeting-page.tsx'),
      permission: 'customers:read',
    },
  ],
  samePageTabs: [
    { to: '/same-page/reviews', text: 'meetings:list.tab', order: 40, permission: 'customers:read' },
  ],
  todayCards: [{ key: 'talks', column: 'main', order: 40, Component: part(today, 'TalksCard') }],
  customerCards: [
    { key: 'findings', column: 'main', order: 35, Component: part(cards, 'FindingsCard') },
    { key: 'meetings', column: 'side', order: 25, Component: part(cards, 'MeetingsCard') },
  ],
  live: {
    'meeting.*': () => [['meetings']],
    'review.scored': ({ payload }) => [['meetings'], ['findings', payload['customerId']]],
  },
};
