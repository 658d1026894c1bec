import type { Screens } from '#web/screens.ts';
import { keys } from './keys.ts';

export const screens: Screens = {
  routes: [
    {
      path: '/settings/team',
      title: 'staff:team.title',
      load: () => import('./team-page.tsx'),
      permission: 'staff:read',
    },
    {
      path: '/settings/account',
      title: 'staff:account.title',
      load: () => import('./account-page.tsx'),
    },
    {
      path: '/settings/api-keys',
      title: 'staff:apiKeys.title',
      load: () => import('./api-keys-page.tsx'),
      permission: 'api-keys:manage',
    },
  ],
  live: {
    'staff.*': () => [keys.people],
    'team.*': () => [keys.teams],
    'invitation.*': () => [keys.invitations, keys.people],
  },
};
