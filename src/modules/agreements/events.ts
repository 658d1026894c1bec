import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

const version = z.object({
  agreementId: id,
  versionId: id,
  number: z.int(),
  /** Null for the charter. */
  customerId: id.nullable(),
});

/** The draft of a page was begun, saved or dropped, or the page itself renamed. */
export const agreementChanged = eventType(
  'agreement.changed',
  z.object({ agreementId: id, customerId: id.nullable() }),
);
export const agreementOffered = eventType('agreement.offered', version);
/** One side said yes; `both` when the version is in force with it. */
export const agreementAccepted = eventType(
  'agreement.accepted',
  version.extend({ side: z.enum(['us', 'them']), both: z.boolean() }),
);
export const agreementDeclined = eventType(
  'agreement.declined',
  version.extend({ side: z.enum(['us', 'them']), because: z.string() }),
);
/** The other side changed the page. */
export const agreementSuggested = eventType('agreement.suggested', version);
export const agreementEnded = eventType(
  'agreement.ended',
  z.object({ agreementId: id, customerId: id.nullable() }),
);

/** Work began for a customer without an accepted page. */
export const unclearStartNoted = eventType(
  'unclear_start.noted',
  z.object({ customerId: id, conversationId: id.nullable(), because: z.string() }),
);

/** A same-page check was opened, ranked by one side, or is complete. */
export const samePageCheckChanged = eventType(
  'same_page_check.changed',
  z.object({ checkId: id, customerId: id, isComplete: z.boolean() }),
);
