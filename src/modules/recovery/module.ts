import type { Permission } from '#modules/access/permissions.ts';
import type { Module } from '#platform/module.ts';
import * as events from './events.ts';
import { echoReactions } from './reactions/echoes.ts';
import { endpoints } from './routes.ts';

export const recoveryModule: Module = {
  name: 'recovery',
  endpoints,
  reactions: [...echoReactions],
  jobs: [],
  live: Object.values(events).map(({ type }) => ({
    type,
    permission: 'conversations:read' satisfies Permission,
  })),
};
