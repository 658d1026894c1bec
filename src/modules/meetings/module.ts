import type { Module } from '#platform/module.ts';
import { reviewsSection } from './my-section.ts';
import { mountReviewPages } from './pages.ts';
import { rawEndpoints } from './print.ts';
import { endpoints } from './routes.ts';

export const meetingsModule: Module = {
  name: 'meetings',
  endpoints,
  rawEndpoints,
  mySections: [reviewsSection],
  pages: mountReviewPages,
  reactions: [],
  jobs: [],
  live: [
    { type: 'meeting.changed', permission: 'customers:read' },
    { type: 'review.scored', permission: 'customers:read' },
    { type: 'meeting.agreed', permission: 'customers:read' },
  ],
};
