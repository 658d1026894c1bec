import { GraduationCap } from 'lucide-react';
import type { Screens } from '#web/screens.ts';

const stale = () => [['report-cards']];

export const screens: Screens = {
  routes: [
    {
      path: '/report-card',
      title: 'report-cards:title',
      load: () => import('./report-card-page.tsx'),
      permission: 'report-cards:read',
    },
  ],
  menu: [
    {
      to: '/report-card',
      text: 'report-cards:title',
      icon: GraduationCap,
      order: 40,
      goKey: 'r',
      permission: 'report-cards:read',
    },
  ],
  live: {
    'check.*': stale,
    'answer.*': stale,
    'promise.*': stale,
    'element.*': stale,
    'touchpoint.*': () => [['touchpoints'], ['report-cards']],
    'workspace.*': stale,
  },
};
