import { handle } from '#platform/http/handle.ts';
import * as contract from './contract.ts';
import { testInboxConnection } from './inboxes/connection-test.ts';
import { channelHealthOf, getInbox, listInboxes } from './inboxes/inbox-queries.ts';
import { changeInbox, createInbox } from './inboxes/write-inbox.ts';
import { listQuarantine } from './ingest/quarantine.ts';

export const endpoints = [
  handle(contract.listInboxes, (ctx, { query }) => listInboxes(ctx, query)),
  handle(contract.createInboxEndpoint, (ctx, { input }) => createInbox(ctx, input)),
  handle(contract.getInboxEndpoint, (ctx, { params }) => getInbox(ctx, params.id)),
  handle(contract.changeInboxEndpoint, changeInbox),
  handle(contract.testInbox, testInboxConnection),
  handle(contract.listQuarantine, (ctx, { query }) => listQuarantine(ctx, query)),
  handle(contract.getChannelHealth, channelHealthOf),
];
