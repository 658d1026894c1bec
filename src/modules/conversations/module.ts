import type { Module } from '#platform/module.ts';
import type { Permission } from '#modules/access/permissions.ts';
import * as events from './events.ts';
import { jobs } from './jobs.ts';
import { endpoints } from './routes.ts';
import { pictureEndpoints } from './pictures.ts';
import { rawEndpoints } from './uploads.ts';

export const conversationsModule: Module = {
  name: 'conversations',
  endpoints,
  rawEndpoints: [...rawEndpoints, ...pictureEndpoints],
  reactions: [],
  jobs,
  live: Object.values(events).map(({ type }) => ({
    type,
    permission: 'conversations:read' satisfies Permission,
  })),
};
