import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';
import { customerBrief } from '#modules/customers/contract.ts';

export const conversationStatus = z.enum(['open', 'waiting', 'snoozed', 'closed', 'spam']);
export type ConversationStatus = z.infer<typeof conversationStatus>;

export const mailAddress = z.object({
  name: z.string().max(200).default(''),
  address: z.string().min(3).max(320),
});
export type MailAddress = z.infer<typeof mailAddress>;

/** The promise that falls due next on this conversation, on the customer's clock. */
export const promiseClock = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  startedAt: instant,
  dueAt: instant,
  outcome: z.enum(['open', 'kept', 'missed', 'recovered', 'void']),
  fulfilledAt: instant.nullable(),
});

export const conversationItem = z.object({
  id,
  number: z.int(),
  subject: z.string(),
  status: conversationStatus,
  channel: z.enum(['email', 'chat', 'form', 'phone', 'api']),
  customer: customerBrief,
  assigneeId: id.nullable(),
  teamId: id.nullable(),
  inboxId: id.nullable(),
  touchpointId: id.nullable(),
  language: z.string().nullable(),
  tags: z.array(z.string()),
  messageCount: z.int(),
  lastMessageAt: instant,
  lastMessageDirection: z.enum(['in', 'out']),
  lastMessagePreview: z.string(),
  waitingSince: instant.nullable(),
  snoozedUntil: instant.nullable(),
  closedAt: instant.nullable(),
  revision: z.int(),
  createdAt: instant,
  /** The next due promise, or the last decided one; null when none applies. */
  promise: promiseClock.nullable(),
  /** The caller has a draft here. */
  hasDraft: z.boolean(),
  /** Carries somebody's sign-in code or confirmation link: only holders of `conversations:restricted` see it. */
  isRestricted: z.boolean(),
  /** The gravest open failure here, as it counts for this customer, 0 to 5; a waiting echo counts too. */
  effectiveSeverity: z.number(),
  /** Our own words were thrown back here, and nobody has looked yet. */
  hasEcho: z.boolean(),
});
export type ConversationItem = z.infer<typeof conversationItem>;

export const attachment = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  sizeInBytes: z.int(),
  isInline: z.boolean(),
  contentId: z.string().nullable(),
  /** Where to fetch it; permission is checked at each fetch. */
  url: z.string(),
});

export const delivery = z.enum(['queued', 'sending', 'accepted', 'rejected', 'uncertain', 'cancelled']);

export const message = z.object({
  id,
  conversationId: id,
  direction: z.enum(['in', 'out']),
  /** A note is private: staff alone ever see it. */
  kind: z.enum(['message', 'note']),
  author: z.object({ kind: z.enum(['staff', 'customer']), id: id.nullable(), name: z.string() }),
  from: mailAddress.nullable(),
  to: z.array(mailAddress),
  cc: z.array(mailAddress),
  /** Only on messages out. */
  bcc: z.array(mailAddress),
  subject: z.string(),
  text: z.string(),
  /** Safe HTML of what this message adds, remote pictures held back; null when it came as text. */
  html: z.string().nullable(),
  quotedText: z.string().nullable(),
  quotedHtml: z.string().nullable(),
  language: z.string().nullable(),
  senderCheck: z.enum(['verified', 'unverified', 'failed']).nullable(),
  delivery: delivery.nullable(),
  deliveryDetail: z.string().nullable(),
  /** Until then this message can be taken back. */
  undoUntil: instant.nullable(),
  mentions: z.array(id),
  attachments: z.array(attachment),
  /** The mail as it came can be downloaded. */
  hasOriginal: z.boolean(),
  sentAt: instant,
});
export type Message = z.infer<typeof message>;

/** A quiet line in the thread: somebody was assigned, the matter was closed. */
export const threadEvent = z.object({
  id,
  type: z.string(),
  actor: z.object({ kind: z.string(), id: id.nullable() }),
  facts: z.record(z.string(), z.unknown()),
  at: instant,
});

export const conversation = conversationItem.extend({
  participants: z.array(z.object({ name: z.string(), address: z.string(), customerId: id.nullable() })),
  promises: z.array(promiseClock),
  inbox: z.object({ id, name: z.string(), address: z.string() }).nullable(),
  /** Pictures on other servers in the customer's mails are shown without asking. */
  showsPictures: z.boolean(),
});
export type Conversation = z.infer<typeof conversation>;

/** Words to somebody with whom no conversation has begun yet. */
export const conversationDraft = z.object({
  id,
  inboxId: id.nullable(),
  subject: z.string(),
  html: z.string(),
  to: z.array(mailAddress),
  cc: z.array(mailAddress),
  bcc: z.array(mailAddress),
  attachments: z.array(attachment),
  updatedAt: instant,
});
export type ConversationDraft = z.infer<typeof conversationDraft>;

/** The views that are always there; more are made by filters in the address. */
export const view = z.enum([
  'open',
  'mine',
  'unassigned',
  'team',
  'mentioned',
  'waiting',
  'snoozed',
  'closed',
  'spam',
  'all',
]);
export type View = z.infer<typeof view>;
