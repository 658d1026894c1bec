import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

const place = { customerId: id, conversationId: id.nullable() };

export const requestRecorded = eventType(
  'request.recorded',
  z.object({ requestId: id, kindId: id, ...place, at: instant }),
);
export const requestChanged = eventType('request.changed', z.object({ requestId: id, ...place }));

/** A request got its answer. A "no" names its rule; one the customer had not been told of is our failure. */
export const requestAnswered = eventType(
  'request.answered',
  z.object({
    requestId: id,
    ...place,
    answer: z.enum(['open', 'yes', 'yes-and-quote', 'yes-instead-of', 'later', 'no']),
    ruleId: id.nullable(),
    ruleWasTold: z.boolean().nullable(),
    at: instant,
  }),
);

export const extraGiven = eventType(
  'extra.given',
  z.object({ extraId: id, kindId: id, ...place, at: instant }),
);
/** What the customer made of it, or that it was not given once, was noted or put right. */
export const extraChanged = eventType('extra.changed', z.object({ kindId: id, customerId: id }));

/** It has just become expected of us: somebody decides whether to promise, price, vary or stop it. */
export const extraExpected = eventType(
  'extra.expected',
  z.object({ kindId: id, customerId: id, stage: z.enum(['expected', 'required']), at: instant }),
);

/**
 * What was decided about it. Stopping what is expected without notice breaks an implied promise: `isBrokenPromise`.
 */
export const extraEnded = eventType(
  'extra.ended',
  z.object({
    endingId: id,
    kindId: id,
    customerId: id,
    way: z.enum(['promise', 'price', 'vary', 'stop']),
    isBrokenPromise: z.boolean(),
    at: instant,
  }),
);
export const extraKindChanged = eventType('extra_kind.changed', z.object({ kindId: id }));

export const tradeOffOffered = eventType(
  'trade_off.offered',
  z.object({ sheetId: id, customerId: id, at: instant }),
);
export const tradeOffChanged = eventType('trade_off.changed', z.object({ sheetId: id, customerId: id }));

/** The client chose on the page; the choice is a decision, and the page between us follows it. */
export const tradeOffChosen = eventType(
  'trade_off.chosen',
  z.object({
    sheetId: id,
    /** The account the sheet is about, and the person of it who chose. */
    customerId: id,
    personId: id,
    way: z.enum(['swap', 'fee', 'later', 'not']),
    /** What they added in their own words; often nothing. */
    words: z.string(),
    /** The choice as one line that both can go by. */
    line: z.string(),
    decisionId: id,
    byName: z.string(),
    at: instant,
  }),
);
