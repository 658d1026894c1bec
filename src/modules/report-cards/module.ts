import type { Module } from '#platform/module.ts';
import { rawEndpoints } from './csv.ts';
import { reactions } from './reactions.ts';
import { endpoints } from './routes.ts';

export const reportCardsModule: Module = {
  name: 'report-cards',
  endpoints,
  rawEndpoints,
  reactions,
  jobs: [],
};
