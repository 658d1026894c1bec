import { Users } from 'lucide-react';
import type { Screens } from '#web/screens.ts';

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
  live: {
    'customer.*': () => [['customers', 'list']],
    'conversation.*': ({ payload }) =>
      typeof payload['customerId'] === 'string' ? [['customers', payload['customerId']]] : [],
  },
};
