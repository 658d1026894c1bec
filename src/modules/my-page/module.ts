import type { Module } from '#platform/module.ts';
import { mountConversationPages } from './pages.ts';
import { conversationsSection } from './conversations-section.ts';

/**
 * What my page shows of its own, beside the sections other modules hang on it: the customer's conversations with us. It
 * is a module of its own because it needs both the visit (access) and the words (conversations), of which neither knows
 * the other.
 */
export const myPageModule: Module = {
  name: 'my-page',
  endpoints: [],
  reactions: [],
  jobs: [],
  pages: mountConversationPages,
  mySections: [conversationsSection],
};
