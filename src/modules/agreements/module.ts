import type { Permission } from '#modules/access/permissions.ts';
import type { Module } from '#platform/module.ts';
import * as events from './events.ts';
import { jobs } from './jobs.ts';
import { reactions } from './reactions.ts';
import { agreementsSection } from './my-section.ts';
import { mountAgreementPages } from './pages.ts';
import { endpoints } from './routes.ts';

export const agreementsModule: Module = {
  name: 'agreements',
  endpoints,
  reactions,
  jobs,
  pages: mountAgreementPages,
  mySections: [agreementsSection],
  live: Object.values(events).map(({ type }) => ({
    type,
    permission: 'customers:read' satisfies Permission,
  })),
};
