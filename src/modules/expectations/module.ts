import type { Module } from '#platform/module.ts';
import { expectationChanged } from './events.ts';
import { mountOwnPages } from './pages.ts';
import { mySection } from './pages/my-section.ts';
import { reactions } from './reactions.ts';
import { endpoints } from './routes.ts';

export const expectationsModule: Module = {
  name: 'expectations',
  endpoints,
  reactions,
  jobs: [],
  live: [{ type: expectationChanged.type, permission: 'customers:read' }],
  pages: mountOwnPages,
  mySections: [mySection],
};
