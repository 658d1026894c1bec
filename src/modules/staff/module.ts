import type { Module } from '#platform/module.ts';
import { staffChanged, staffAdded, teamChanged } from './events.ts';
import { endpoints } from './routes.ts';

export const staffModule: Module = {
  name: 'staff',
  endpoints,
  reactions: [],
  jobs: [],
  live: [staffAdded, staffChanged, teamChanged].map(({ type }) => ({ type, permission: 'staff:read' })),
};
