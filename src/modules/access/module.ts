import type { Module } from '#platform/module.ts';
import { jobs } from './jobs.ts';
import { reactions } from './reactions.ts';
import { endpoints, rawEndpoints } from './routes.ts';
import { mountVisitorPages } from './visitors/pages.ts';

export const accessModule: Module = {
  name: 'access',
  endpoints,
  rawEndpoints,
  reactions,
  jobs,
  pages: mountVisitorPages,
};
