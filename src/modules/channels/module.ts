import type { Permission } from '#modules/access/permissions.ts';
import type { Module } from '#platform/module.ts';
import * as events from './events.ts';
import { outgoingJobs } from './outgoing/jobs.ts';
import { outgoingReactions } from './outgoing/reactions.ts';
import { rawEndpoints } from './raw-endpoints.ts';
import { endpoints } from './routes.ts';
import { openServices } from './mail-flow.ts';

export const channelsModule: Module = {
  name: 'channels',
  endpoints,
  rawEndpoints,
  reactions: outgoingReactions,
  jobs: outgoingJobs,
  live: Object.values(events).map(({ type }) => ({
    type,
    permission: 'conversations:read' satisfies Permission,
  })),
  services: openServices,
};
