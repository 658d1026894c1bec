import type { Permission } from '#modules/access/permissions.ts';
import type { Module } from '#platform/module.ts';
import * as events from './events.ts';
import { jobs } from './jobs.ts';
import { mailReactions } from './mails/reactions.ts';
import { mountRecoveryPages } from './pages.ts';
import { puttingRightSection, somethingWrongSection } from './pages/my-sections.ts';
import { echoReactions } from './reactions/echoes.ts';
import { otherReactions } from './reactions/others.ts';
import { endpoints } from './routes.ts';

export const recoveryModule: Module = {
  name: 'recovery',
  endpoints,
  reactions: [...otherReactions, ...echoReactions, ...mailReactions],
  jobs,
  pages: mountRecoveryPages,
  mySections: [puttingRightSection, somethingWrongSection],
  live: Object.values(events).map(({ type }) => ({
    type,
    permission: 'conversations:read' satisfies Permission,
  })),
};
