import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

const about = { conversationId: id };

export const conversationCreated = eventType(
  'conversation.created',
  z.object({ ...about, customerId: id, channel: z.string() }),
);

/** A customer's words arrived. `startsWaiting` is true when nobody owed them an answer before. */
export const messageReceived = eventType(
  'message.received',
  z.object({
    ...about,
    messageId: id,
    customerId: id,
    at: instant,
    isFirst: z.boolean(),
    startsWaiting: z.boolean(),
    reopened: z.boolean(),
    automatic: z.boolean(),
  }),
);

/** A reply of ours is to leave; it may still be taken back until `sendAfter`. */
export const messageQueued = eventType(
  'message.queued',
  z.object({
    ...about,
    messageId: id,
    staffId: id.nullable(),
    at: instant,
    sendAfter: instant,
    channel: z.string(),
  }),
);

/** Words that do not leave after all: taken back by a person, or overtaken by the customer's own. */
export const messageWithdrawn = eventType(
  'message.withdrawn',
  z.object({
    ...about,
    messageId: id,
    staffId: id.nullable().default(null),
    because: z.enum(['taken-back', 'overtaken']).default('taken-back'),
  }),
);

/** Words that wait leave at another moment than was said. */
export const messageRescheduled = eventType(
  'message.rescheduled',
  z.object({ ...about, messageId: id, sendAfter: instant }),
);
export const noteAdded = eventType(
  'note.added',
  z.object({ ...about, messageId: id, staffId: id.nullable(), mentions: z.array(id) }),
);

/** What became of a message out: on its way, taken by the next hop, refused, or unknown. */
export const messageDelivery = eventType(
  'message.delivery',
  z.object({ ...about, messageId: id, delivery: z.string() }),
);

export const conversationAssigned = eventType(
  'conversation.assigned',
  z.object({
    ...about,
    from: id.nullable(),
    to: id.nullable(),
    fromTeam: id.nullable(),
    toTeam: id.nullable(),
  }),
);
export const conversationStatusChanged = eventType(
  'conversation.status_changed',
  z.object({
    ...about,
    from: z.string(),
    to: z.string(),
    customerId: id,
    staffId: id.nullable(),
    until: instant.nullable(),
  }),
);
export const conversationChanged = eventType(
  'conversation.changed',
  z.object({ ...about, fields: z.array(z.string()) }),
);
