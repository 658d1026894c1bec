import type { Module } from '#platform/module.ts';
import { customerChanged, customerCreated } from './events.ts';
import { endpoints } from './routes.ts';

export const customersModule: Module = {
  name: 'customers',
  endpoints,
  reactions: [],
  jobs: [],
  live: [customerCreated, customerChanged].map(({ type }) => ({ type, permission: 'customers:read' })),
};
