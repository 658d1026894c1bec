import type { Module } from '#platform/module.ts';
import { checkRecorded, elementChanged, lookClosed, lookOpened, touchpointChanged } from './events.ts';
import { reactions } from './reactions.ts';
import { endpoints } from './routes.ts';

export const journeyModule: Module = {
  name: 'journey',
  endpoints,
  reactions,
  jobs: [],
  live: [
    { type: elementChanged.type, permission: 'settings:read' },
    { type: touchpointChanged.type, permission: 'settings:read' },
    { type: lookOpened.type, permission: 'report-cards:read' },
    { type: lookClosed.type, permission: 'report-cards:read' },
    { type: checkRecorded.type, permission: 'report-cards:read' },
  ],
};
