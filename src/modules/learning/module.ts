import type { Permission } from '#modules/access/permissions.ts';
import type { Module } from '#platform/module.ts';
import * as events from './events.ts';
import { endpoints } from './routes.ts';

export const learningModule: Module = {
  name: 'learning',
  endpoints,
  reactions: [],
  jobs: [],
  live: Object.values(events).map(({ type }) => ({
    type,
    permission: 'conversations:read' satisfies Permission,
  })),
};
