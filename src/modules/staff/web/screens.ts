import type { Screens } from '#web/screens.ts';
import { keys } from './api.ts';

export const screens: Screens = {
  routes: [
    {
      path: '/settings/team',
      title: 'staff:team.title',
      load: () => import('./team-page.tsx'),
      permission: 'staff:read',
    },
  ],
  live: {
    'staff.*': () => [keys.people],
    'team.*': () => [keys.teams],
    'invitation.*': () => [keys.invitations, keys.people],
  },
};
