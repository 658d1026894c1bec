import type { Module } from '#platform/module.ts';
import { jobs } from './jobs.ts';
import { mountAskPages } from './pages.ts';
import { reactions } from './reactions.ts';
import { endpoints } from './routes.ts';

export const feedbackModule: Module = {
  name: 'feedback',
  endpoints,
  reactions,
  jobs,
  live: [
    { type: 'ask.sent', permission: 'conversations:read' },
    { type: 'answer.given', permission: 'report-cards:read' },
    { type: 'sentence-wave.opened', permission: 'report-cards:read' },
    { type: 'how-far.replied', permission: 'answers:read' },
    { type: 'answer.shared', permission: 'answers:read' },
  ],
  pages: mountAskPages,
};
