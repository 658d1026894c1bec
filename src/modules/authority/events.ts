import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

/** What somebody may still spend is another sum than before; no amount leaves the ledger this way. */
export const authorityMoved = eventType('authority.moved', z.object({ staffId: id }));

const limits = z.object({ perCaseMinor: z.int().nullable(), perMonthMinor: z.int().nullable() });

/** Somebody's own limits were set; null means as the workspace has it. Written into the audit. */
export const authoritySet = eventType(
  'authority.set',
  z.object({ staffId: id, before: limits, after: limits, by: id.nullable(), byKind: z.string() }),
);

const loan = { loanId: id, borrowerId: id, conversationId: id.nullable(), at: instant };

/** A colleague is asked to lend of their authority: one by name, or whoever looks first. */
export const authorityAsked = eventType('authority.asked', z.object({ ...loan, askedOf: id.nullable() }));

/** The ask got its answer, was taken back, or ended by itself. */
export const authorityAnswered = eventType(
  'authority.answered',
  z.object({ ...loan, status: z.enum(['lent', 'declined', 'withdrawn', 'expired']) }),
);
