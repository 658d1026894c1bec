import type { Permission } from '#modules/access/permissions.ts';
import type { Module } from '#platform/module.ts';
import * as events from './events.ts';
import { jobs } from './jobs.ts';
import { endpoints } from './routes.ts';

export const authorityModule: Module = {
  name: 'authority',
  endpoints,
  reactions: [],
  jobs,
  live: Object.values(events).map(({ type }) => ({ type, permission: 'staff:read' satisfies Permission })),
};
