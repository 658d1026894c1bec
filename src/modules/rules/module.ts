import type { Permission } from '#modules/access/permissions.ts';
import type { Module } from '#platform/module.ts';
import * as events from './events.ts';
import { rawEndpoints } from './csv.ts';
import { jobs } from './jobs.ts';
import { mySection } from './pages/my-section.ts';
import { reactions } from './reactions.ts';
import { endpoints } from './routes.ts';

export const rulesModule: Module = {
  name: 'rules',
  endpoints,
  rawEndpoints,
  reactions,
  jobs,
  mySections: [mySection],
  live: Object.values(events).map(({ type }) => ({ type, permission: 'settings:read' satisfies Permission })),
};
