import { part } from '#web/part.ts';
import type { Screens } from '#web/screens.ts';
import { keys } from './keys.ts';

export const screens: Screens = {
  panelBlocks: [
    {
      key: 'expectations',
      order: 60,
      Component: part(() => import('./expectations-block.tsx'), 'ExpectationsBlock'),
    },
  ],
  customerCards: [
    {
      key: 'expectations',
      column: 'main',
      order: 5,
      Component: part(() => import('./expectations-card.tsx'), 'ExpectationsCard'),
    },
  ],
  live: {
    'expectation.*': ({ payload }) =>
      typeof payload['customerId'] === 'string' ? [keys.ofCustomer(payload['customerId'])] : [keys.all],
  },
};
