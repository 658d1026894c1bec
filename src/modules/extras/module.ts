import type { Permission } from '#modules/access/permissions.ts';
import type { Module } from '#platform/module.ts';
import * as events from './events.ts';
import { mountSheetPages } from './pages.ts';
import { mySection } from './pages/my-section.ts';
import { endpoints } from './routes.ts';

export const extrasModule: Module = {
  name: 'extras',
  endpoints,
  reactions: [],
  jobs: [],
  pages: mountSheetPages,
  mySections: [mySection],
  live: Object.values(events).map(({ type }) => ({
    type,
    permission: 'customers:read' satisfies Permission,
  })),
};
