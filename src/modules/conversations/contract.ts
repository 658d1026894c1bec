import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { endpoint, id, instant, moment, page, pageQuery } from '#platform/contract.ts';
import {
  conversationStatus,
  mailAddress,
  conversationItem,
  attachment,
  message,
  threadEvent,
  conversation,
  conversationDraft,
  view,
} from './shapes.ts';

export * from './shapes.ts';

const reads = 'conversations:read' satisfies Permission;
const writes = 'conversations:write' satisfies Permission;
const notes = 'notes:write' satisfies Permission;

export const listConversations = endpoint('GET', '/conversations', {
  summary:
    'Conversations of a view, the latest word first; or by what needs us, the gravest for the customer first.',
  access: reads,
  query: pageQuery.extend({
    view: view.default('open'),
    order: z.enum(['latest', 'need']).default('latest'),
    status: conversationStatus.optional(),
    assigneeId: id.optional(),
    teamId: id.optional(),
    customerId: id.optional(),
    inboxId: id.optional(),
    tag: z.string().max(80).optional(),
    search: z.string().max(200).optional(),
    externalId: z.string().max(200).optional(),
  }),
  output: page(conversationItem),
  refusals: ['cursor_invalid'],
});

/** Counts stop at `most`: beyond it the exact figure helps nobody, and counting would cost. */
export const viewCounts = endpoint('GET', '/views', {
  summary: 'How many conversations each view holds, counted up to 1,000.',
  access: reads,
  output: z.object({ counts: z.record(z.string(), z.int()), most: z.int() }),
});

export const getConversation = endpoint('GET', '/conversations/{id}', {
  summary: 'One conversation without its messages.',
  access: reads,
  params: z.object({ id }),
  output: conversation,
});

/** Everything one screen needs, in one request. */
export const openConversation = endpoint('GET', '/conversations/{id}/thread', {
  summary: 'A conversation with its latest messages, events and the caller’s drafts.',
  access: reads,
  params: z.object({ id }),
  query: z.object({ before: z.string().max(200).optional() }),
  output: z.object({
    conversation,
    messages: z.array(message),
    hasEarlier: z.boolean(),
    earlierCursor: z.string().nullable(),
    events: z.array(threadEvent),
    drafts: z.array(
      z.object({
        kind: z.enum(['message', 'note']),
        html: z.string(),
        to: z.array(mailAddress),
        cc: z.array(mailAddress),
        bcc: z.array(mailAddress),
        attachments: z.array(attachment),
        revision: z.int(),
        updatedAt: instant,
      }),
    ),
    /** Where a reply would go, as suggested. */
    reply: z.object({ to: z.array(mailAddress), cc: z.array(mailAddress) }),
  }),
});

/** What becomes of a conversation after words of ours: wait for the customer, close it, or leave it open. */
const afterSending = z.enum(['open', 'waiting', 'closed']);

export const createConversation = endpoint('POST', '/conversations', {
  summary:
    'Begins a conversation: a message out to a customer, or one recorded for them (by phone, from another system).',
  access: writes,
  input: z.object({
    inboxId: id.optional(),
    customerId: id.optional(),
    customer: z.object({ email: z.string().max(320), name: z.string().max(200).default('') }).optional(),
    subject: z.string().trim().max(1000).default(''),
    channel: z.enum(['email', 'phone', 'form', 'api']).default('email'),
    direction: z.enum(['in', 'out']).default('in'),
    text: z.string().max(500_000).default(''),
    html: z.string().max(1_000_000).optional(),
    /** Who gets our first words, if not the customer alone. */
    to: z.array(mailAddress).max(50).optional(),
    cc: z.array(mailAddress).max(50).optional(),
    bcc: z.array(mailAddress).max(50).optional(),
    attachmentIds: z.array(id).max(50).optional(),
    /** After words of ours it waits for the customer, unless told otherwise. */
    then: afterSending.optional(),
    sendAfter: moment.optional(),
    /** The draft these words were; it is gone with them. */
    draftId: id.optional(),
    touchpointId: id.optional(),
    assigneeId: id.optional(),
    teamId: id.optional(),
    tags: z.array(z.string().max(80)).max(50).default([]),
    externalId: z.string().max(200).optional(),
    sentAt: moment.optional(),
  }),
  output: conversation,
  refusals: [
    'customer_unknown',
    'address_invalid',
    'recipient_missing',
    'attachment_unknown',
    'inbox_missing',
    'too_long_ahead',
    'inbox_unknown',
    'words_missing',
    'staff_unknown',
    'team_unknown',
    'touchpoint_unknown',
    'external_id_taken',
  ],
  success: 201,
});

export const changeConversation = endpoint('PATCH', '/conversations/{id}', {
  summary: 'Assigns, moves, tags, snoozes, closes or reopens a conversation.',
  access: writes,
  params: z.object({ id }),
  input: z.object({
    status: conversationStatus.optional(),
    snoozedUntil: moment.optional(),
    assigneeId: id.nullable().optional(),
    teamId: id.nullable().optional(),
    touchpointId: id.nullable().optional(),
    customerId: id.optional(),
    subject: z.string().trim().max(1000).optional(),
    tags: z.array(z.string().trim().min(1).max(80)).max(50).optional(),
    /** What was taken for a mail with a sign-in code is none; whoever may see it may say so. */
    isRestricted: z.literal(false).optional(),
  }),
  output: conversation,
  refusals: [
    'staff_unknown',
    'team_unknown',
    'touchpoint_unknown',
    'customer_unknown',
    'snooze_needs_future',
  ],
});

export const listMessages = endpoint('GET', '/conversations/{id}/messages', {
  summary: 'Messages and notes of a conversation, oldest first.',
  access: reads,
  params: z.object({ id }),
  query: pageQuery,
  output: page(message),
});

export const postMessage = endpoint('POST', '/conversations/{id}/messages', {
  summary:
    'Sends a reply, leaves a private note, or records what a customer said. Replies wait ten seconds, so they can be taken back.',
  // Notes need less: light staff may leave them. The command asks for `conversations:write` before a message leaves.
  access: notes,
  params: z.object({ id }),
  input: z.object({
    kind: z.enum(['message', 'note']).default('message'),
    direction: z.enum(['in', 'out']).default('out'),
    html: z.string().max(1_000_000).optional(),
    text: z.string().max(500_000).optional(),
    to: z.array(mailAddress).max(50).optional(),
    cc: z.array(mailAddress).max(50).default([]),
    bcc: z.array(mailAddress).max(50).default([]),
    attachmentIds: z.array(id).max(50).default([]),
    mentions: z.array(id).max(50).default([]),
    then: afterSending.optional(),
    /** The revision the writer has seen; a newer one stops the reply and shows what came meanwhile (`facts.since`). */
    seenRevision: z.int().optional(),
    sendAfter: moment.optional(),
  }),
  output: message,
  refusals: [
    'somebody_wrote_meanwhile',
    'words_missing',
    'recipient_missing',
    'address_invalid',
    'attachment_unknown',
    'inbox_missing',
    'too_long_ahead',
    'conversation_restricted',
  ],
  success: 201,
});

export const undoMessage = endpoint('POST', '/messages/{id}/undo', {
  summary: 'Takes a reply back while it still waits; its words return as the draft.',
  access: writes,
  params: z.object({ id }),
  /** A conversation that held nothing else is gone with its words; they are the draft of a new one. */
  output: z.object({ conversationId: id, draftId: id.nullable() }),
  refusals: ['already_sent'],
});

export const rescheduleMessage = endpoint('POST', '/messages/{id}/reschedule', {
  summary: 'Lets words that wait leave at another moment; null is now, after the ten seconds for undoing.',
  access: writes,
  params: z.object({ id }),
  input: z.object({ sendAfter: instant.nullable() }),
  output: message,
  refusals: ['already_sent', 'too_long_ahead'],
});

export const retryMessage = endpoint('POST', '/messages/{id}/retry', {
  summary: 'Sends a rejected or uncertain reply again, under the same Message-ID.',
  access: writes,
  params: z.object({ id }),
  output: z.object({ conversationId: id }),
  refusals: ['not_failed'],
});

export const showPictures = endpoint('POST', '/messages/{id}/pictures', {
  summary:
    'Fetches the pictures on other servers that were held back in a message, and says where each is shown for five minutes.',
  access: reads,
  params: z.object({ id }),
  output: z.object({
    pictures: z.array(
      z.object({ source: z.string(), url: z.string().nullable(), problem: z.string().nullable() }),
    ),
  }),
});

export const saveDraft = endpoint('PUT', '/conversations/{id}/draft', {
  summary: 'Keeps what the caller is writing; an empty draft is removed.',
  access: notes,
  params: z.object({ id }),
  input: z.object({
    kind: z.enum(['message', 'note']),
    html: z.string().max(1_000_000),
    to: z.array(mailAddress).max(50).default([]),
    cc: z.array(mailAddress).max(50).default([]),
    bcc: z.array(mailAddress).max(50).default([]),
    attachmentIds: z.array(id).max(50).default([]),
  }),
  output: z.object({ revision: z.int(), updatedAt: instant.nullable() }),
});

export const listConversationDrafts = endpoint('GET', '/conversation-drafts', {
  summary: 'The caller’s drafts of new conversations, the latest first, fifty at most.',
  access: writes,
  output: z.object({ data: z.array(conversationDraft) }),
});

export const saveConversationDraft = endpoint('PUT', '/conversation-drafts/{id}', {
  summary:
    'Keeps the words of a new conversation under an id that the caller makes; an empty draft is removed.',
  access: writes,
  params: z.object({ id }),
  input: z.object({
    inboxId: id.nullable().default(null),
    subject: z.string().max(1000).default(''),
    html: z.string().max(1_000_000),
    to: z.array(mailAddress).max(50).default([]),
    cc: z.array(mailAddress).max(50).default([]),
    bcc: z.array(mailAddress).max(50).default([]),
    attachmentIds: z.array(id).max(50).default([]),
  }),
  output: z.object({ updatedAt: instant.nullable() }),
  refusals: ['inbox_unknown'],
});

export const dropConversationDraft = endpoint('DELETE', '/conversation-drafts/{id}', {
  summary: 'Throws a draft of a new conversation away.',
  access: writes,
  params: z.object({ id }),
  output: z.object({}),
});
