import { handle } from '#platform/http/handle.ts';
import { changeConversation } from './commands/change-conversation.ts';
import { dropConversationDraft, saveConversationDraft } from './commands/conversation-draft.ts';
import { createConversation } from './commands/create-conversation.ts';
import { postMessage } from './commands/post-message.ts';
import { saveDraft } from './commands/save-draft.ts';
import { rescheduleMessage } from './commands/schedule-message.ts';
import { retryMessage, undoMessage } from './commands/withdraw-message.ts';
import * as contract from './contract.ts';
import { listConversationDrafts } from './queries/conversation-drafts.ts';
import { assertVisible, getConversation } from './queries/get-conversation.ts';
import { countViews, listConversations, mostCounted } from './queries/list-conversations.ts';
import { listMessagesFromStart } from './queries/messages.ts';
import { openConversation } from './queries/open-conversation.ts';

export const endpoints = [
  handle(contract.listConversations, (ctx, { query }) => listConversations(ctx, query)),
  handle(contract.viewCounts, async (ctx) => ({ counts: await countViews(ctx), most: mostCounted })),
  handle(contract.createConversation, createConversation),
  handle(contract.getConversation, (ctx, { params }) => getConversation(ctx, params.id)),
  handle(contract.openConversation, (ctx, { params, query }) =>
    openConversation(ctx, { ...params, ...query }),
  ),
  handle(contract.changeConversation, changeConversation),
  handle(contract.listMessages, async (ctx, { params, query }) => {
    await assertVisible(ctx, params.id);
    return listMessagesFromStart(ctx, params.id, query);
  }),
  handle(contract.postMessage, postMessage),
  handle(contract.undoMessage, undoMessage),
  handle(contract.rescheduleMessage, rescheduleMessage),
  handle(contract.retryMessage, retryMessage),
  handle(contract.saveDraft, saveDraft),
  handle(contract.listConversationDrafts, async (ctx) => ({ data: await listConversationDrafts(ctx) })),
  handle(contract.saveConversationDraft, saveConversationDraft),
  handle(contract.dropConversationDraft, dropConversationDraft),
];
