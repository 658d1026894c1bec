import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

/** A rule was written, changed, retired or deleted. */
export const ruleChanged = eventType('rule.changed', z.object({ ruleId: id }));

/** Customers are told of a rule from now on. */
export const ruleTold = eventType('rule.told', z.object({ ruleId: id }));

/** Somebody says that a rule got in the way. */
export const ruleFlagged = eventType(
  'rule.flagged',
  z.object({
    ruleId: id,
    flagId: id,
    outcome: z.enum(['bent', 'held', 'said']),
    customerId: id.nullable(),
    conversationId: id.nullable(),
    at: instant,
  }),
);

/** A rule was held to or bent. */
export const ruleUsed = eventType(
  'rule.used',
  z.object({
    ruleId: id,
    how: z.enum(['held', 'bent']),
    customerId: id.nullable(),
    conversationId: id.nullable(),
    at: instant,
  }),
);

/** A rule is to be decided by then. */
export const ruleReviewOpened = eventType(
  'rule.review_opened',
  z.object({
    ruleId: id,
    reviewId: id,
    because: z.enum(['flags', 'bends', 'date', 'person', 'drill']),
    decideBy: instant,
  }),
);

/** A rule was bent for somebody, and it was written down. */
export const exceptionLogged = eventType(
  'exception.logged',
  z.object({
    exceptionId: id,
    ruleId: id,
    customerId: id.nullable(),
    conversationId: id.nullable(),
    byStaffId: id,
    at: instant,
  }),
);

/** Whoever flagged the rule is told. */
export const ruleReviewDecided = eventType(
  'rule.review_decided',
  z.object({
    ruleId: id,
    reviewId: id,
    outcome: z.enum(['killed', 'rewritten', 'explained', 'made-easier']),
    at: instant,
  }),
);

/** Customers' words about our rules came in or were dealt with, or one was read before it goes live. */
export const ruleHeard = eventType('rule.heard', z.object({ ruleId: id.nullable() }));
