import { Inbox } from 'lucide-react';
import type { LiveEvent } from '#web/live.ts';
import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys, useOpenCount } from './api.ts';
import { ComposeHost } from './compose/compose-host.tsx';

function touched({ payload }: LiveEvent) {
  const id = payload['conversationId'];
  return typeof id === 'string' ? [keys.thread(id), keys.lists] : [keys.lists];
}

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
      useCount: useOpenCount,
    },
  ],
  everywhere: [ComposeHost],
  panelBlocks: [
    { key: 'earlier', order: 90, Component: part(() => import('./earlier-block.tsx'), 'EarlierBlock') },
  ],
  live: {
    'conversation.*': touched,
    'message.*': touched,
    'note.*': touched,
    'promise.*': touched,
    'customer.*': (event) => [['customers', String(event.payload['customerId'])], keys.lists],
    'staff.*': () => [['staff']],
    'team.*': () => [['teams']],
  },
};
