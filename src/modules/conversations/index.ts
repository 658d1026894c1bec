/**
 * A conversation is one matter from first word to close, across channels. It is open (somebody owes an answer or is
 * working on it), waiting (for the customer), snoozed (until a moment, or until the customer writes), closed, or spam.
 * It holds messages in and out, private notes, drafts and files, and the people on the thread with the moment from
 * which they may see it.
 *
 * Words are announced, never pushed: channels carry away what `message.queued` names, promises start and stop their
 * clocks by the same events. This module sends no mail and judges no service.
 */
export { claimForSending, recordDelivery } from './commands/deliver-message.ts';
export {
  receiveMessage,
  receiveMessages,
  type IncomingMessage,
} from './commands/receive-message.ts';
export { createConversation } from './commands/create-conversation.ts';
export { postMessage } from './commands/post-message.ts';
export { changeConversation } from './commands/change-conversation.ts';
export { weighConversation } from './commands/weigh-conversation.ts';
export { undoMessage } from './commands/withdraw-message.ts';
export { aboutWhom, type AboutWhom } from './queries/about-whom.ts';
export { findThreadByMessageIds } from './queries/find-thread.ts';
export { getConversation } from './queries/get-conversation.ts';
export { getOutgoing, type Outgoing } from './queries/outgoing.ts';
