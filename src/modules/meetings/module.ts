import type { Module } from '#platform/module.ts';
import { endpoints } from './routes.ts';

export const meetingsModule: Module = {
  name: 'meetings',
  endpoints,
  reactions: [],
  jobs: [],
  live: [
    { type: 'meeting.changed', permission: 'customers:read' },
    { type: 'review.scored', permission: 'customers:read' },
    { type: 'meeting.agreed', permission: 'customers:read' },
  ],
};
