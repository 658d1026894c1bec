import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

export const inboxChanged = eventType('inbox.changed', z.object({ inboxId: id }));

/** A mail could not be taken in and lies where people can see it. */
export const mailQuarantined = eventType(
  'mail.quarantined',
  z.object({ rawMessageId: id, inboxId: id, reason: z.string() }),
);

/**
 * A mail named another conversation without proof that its sender belongs there (SEC-021), so it began one of its own.
 * Staff see the hint; nothing is joined by it.
 */
export const possiblyRelated = eventType(
  'conversation.possibly_related',
  z.object({ conversationId: id, relatedTo: id, by: z.enum(['reference', 'subject']) }),
);
