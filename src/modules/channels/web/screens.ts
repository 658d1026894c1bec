import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys } from './api.ts';
import { ChannelAlarm } from './channel-alarm.tsx';

export const screens: Screens = {
  routes: [
    {
      path: '/settings/inboxes',
      title: 'channels:inboxes.title',
      load: () => import('./inboxes-page.tsx'),
      permission: 'inboxes:manage',
    },
    {
      path: '/settings/inboxes/new',
      title: 'channels:inboxes.add',
      load: () => import('./new-inbox-page.tsx'),
      permission: 'inboxes:manage',
    },
    {
      path: '/settings/inboxes/$inboxId',
      title: 'channels:inboxes.title',
      load: () => import('./inbox-page.tsx'),
      permission: 'inboxes:manage',
    },
  ],
  banners: [ChannelAlarm],
  todayCards: [
    {
      key: 'first-inbox',
      column: 'main',
      order: 1,
      Component: part(() => import('./first-inbox.tsx'), 'FirstInboxCard'),
    },
  ],
  live: {
    'inbox.*': () => [keys.inboxes, keys.health],
    'mail.quarantined': () => [keys.quarantine, keys.health],
  },
};
