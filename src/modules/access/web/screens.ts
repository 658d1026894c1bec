import type { Screens } from '#web/screens.ts';

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
  ],
};
