import { BookOpenCheck } from 'lucide-react';
import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys } from './keys.ts';
import { useWaitingCount } from './waiting-count.ts';

const stale = () => [keys.all, keys.beside];

export const screens: Screens = {
  routes: [
    {
      path: '/same-page',
      title: 'agreements:frame.title',
      load: () => import('./same-page.tsx'),
      permission: 'settings:read',
    },
    {
      path: '/same-page/agreements',
      title: 'agreements:list.title',
      load: () => import('./agreements-page.tsx'),
      permission: 'customers:read',
    },
    {
      path: '/same-page/agreements/$agreementId',
      title: 'agreements:one.title',
      load: () => import('./agreement-page.tsx'),
      permission: 'customers:read',
    },
    {
      path: '/same-page/charter',
      title: 'agreements:writer.title',
      load: () => import('./charter-writer.tsx'),
      permission: 'agreements:write',
    },
    {
      path: '/same-page/checks/$checkId',
      title: 'agreements:check.title',
      load: () => import('./check-page.tsx'),
      permission: 'customers:read',
    },
  ],
  menu: [
    {
      to: '/same-page',
      text: 'agreements:frame.title',
      icon: BookOpenCheck,
      order: 34,
      goKey: 'a',
      permission: 'settings:read',
      useCount: useWaitingCount,
    },
  ],
  samePageTabs: [
    { to: '/same-page/agreements', text: 'agreements:list.tab', order: 10, permission: 'customers:read' },
  ],
  todayCards: [
    {
      key: 'pages',
      column: 'main',
      order: 30,
      Component: part(() => import('./pages-card.tsx'), 'PagesCard'),
    },
  ],
  customerCards: [
    {
      key: 'page',
      column: 'main',
      order: 3,
      Component: part(() => import('./customer-page-card.tsx'), 'CustomerPageCard'),
    },
  ],
  panelBlocks: [{ key: 'page', order: 30, Component: part(() => import('./page-block.tsx'), 'PageBlock') }],
  live: {
    'agreement.*': stale,
    'unclear_start.*': stale,
    'same_page_check.*': () => [keys.checks, keys.beside],
    'rule.told': () => [keys.beside],
    'conversation.status_changed': () => [[...keys.all, 'waiting']],
  },
};
