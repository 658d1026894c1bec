import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';

const link = () => import('./my-page-link.tsx');

export const screens: Screens = {
  routes: [
    {
      path: '/sign-in',
      title: 'access:signIn.title',
      load: () => import('./sign-in-page.tsx'),
      frame: 'bare',
    },
    { path: '/set-up', title: 'access:setUp.title', load: () => import('./set-up-page.tsx'), frame: 'bare' },
    {
      path: '/invitation/{-$token}',
      title: 'access:invitation.title',
      load: () => import('./invitation-page.tsx'),
      frame: 'bare',
    },
    {
      path: '/reset/{-$token}',
      title: 'access:reset.title',
      load: () => import('./reset-page.tsx'),
      frame: 'bare',
    },
    {
      path: '/forgotten',
      title: 'access:forgotten.title',
      load: () => import('./forgotten-page.tsx'),
      frame: 'bare',
    },
    {
      path: '/settings/audit',
      title: 'access:audit.title',
      load: () => import('./audit-page.tsx'),
      permission: 'settings:manage',
    },
  ],
  panelBlocks: [{ key: 'my-page', order: 95, Component: part(link, 'MyPageBlock') }],
  customerCards: [{ key: 'my-page', column: 'side', order: 80, Component: part(link, 'MyPageCard') }],
};
