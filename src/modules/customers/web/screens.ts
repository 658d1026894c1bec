import { Users } from 'lucide-react';
import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';

const beside = () => import('./beside.ts');
const cards = () => import('./cards.ts');

export const screens: Screens = {
  routes: [
    {
      path: '/customers',
      title: 'customers:title',
      load: () => import('./customers-page.tsx'),
      permission: 'customers:read',
    },
    {
      path: '/customers/$customerId',
      title: 'customers:one',
      load: () => import('./customer-page.tsx'),
      permission: 'customers:read',
    },
  ],
  menu: [
    {
      to: '/customers',
      text: 'customers:title',
      icon: Users,
      order: 30,
      goKey: 'c',
      permission: 'customers:read',
    },
  ],
  panelBlocks: [
    { key: 'identity', order: 10, Component: part(beside, 'IdentityBlock') },
    { key: 'note', order: 80, Component: part(beside, 'NoteBlock') },
  ],
  customerCards: [
    { key: 'mark', column: 'main', order: 1, Component: part(cards, 'MarkCard') },
    { key: 'facts', column: 'side', order: 10, Component: part(cards, 'FactsCard') },
    { key: 'note', column: 'side', order: 15, Component: part(cards, 'NoteCard') },
    { key: 'conversations', column: 'main', order: 10, Component: part(cards, 'ConversationsCard') },
  ],
  live: {
    'customer.*': () => [['customers', 'list']],
    'conversation.*': ({ payload }) =>
      typeof payload['customerId'] === 'string' ? [['customers', payload['customerId']]] : [],
  },
};
