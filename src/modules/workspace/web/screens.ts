import { Settings } from 'lucide-react';
import type { Screens } from '#web/screens.ts';

export const screens: Screens = {
  routes: [
    {
      path: '/settings',
      title: 'workspace:settings.title',
      load: () => import('./settings-page.tsx'),
    },
    {
      path: '/settings/workspace',
      title: 'workspace:workspace.title',
      load: () => import('./workspace-page.tsx'),
      permission: 'settings:read',
    },
    {
      path: '/settings/health',
      title: 'workspace:health.title',
      load: () => import('./health-page.tsx'),
      permission: 'health:read',
    },
  ],
  menu: [
    {
      to: '/settings',
      text: 'workspace:settings.title',
      icon: Settings,
      order: 90,
      goKey: 's',
      permission: 'settings:read',
    },
  ],
  live: { 'workspace.*': () => [['workspace'], ['session']] },
};
