import { Inbox } from 'lucide-react';
import type { Screens } from '#web/screens.ts';

export const screens: Screens = {
  routes: [
    {
      path: '/inbox/{-$conversationId}',
      title: 'conversations:inbox.title',
      load: () => import('./inbox-page.tsx'),
      permission: 'conversations:read',
    },
  ],
  menu: [
    {
      to: '/inbox',
      text: 'conversations:inbox.title',
      icon: Inbox,
      order: 20,
      goKey: 'i',
      permission: 'conversations:read',
    },
  ],
};
