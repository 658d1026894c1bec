import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

export const askSent = eventType(
  'ask.sent',
  z.object({ askId: id, conversationId: id.nullable(), customerId: id, staffId: id.nullable(), at: instant }),
);

/**
 * A customer answered, or changed their answers. What they said about a person is not in it, since everybody's
 * screens and other systems read events: only the mark and the basic travel, null when not answered.
 */
export const answerGiven = eventType(
  'answer.given',
  z.object({
    askId: id,
    conversationId: id.nullable(),
    customerId: id,
    mark: z.enum(['A', 'B', 'C', 'D', 'F']).nullable(),
    basicWorked: z.enum(['yes', 'not-quite', 'no']).nullable(),
    elementId: id.nullable(),
    isChange: z.boolean(),
    at: instant,
  }),
);

/** A week of the same sentence began. */
export const waveOpened = eventType('sentence-wave.opened', z.object({ waveId: id }));

/** A customer has their reply to "how much further". */
export const howFarReplied = eventType(
  'how-far.replied',
  z.object({
    answerId: id,
    customerId: id,
    reply: z.enum(['yes', 'not-yet', 'no']),
    ruleId: id.nullable(),
    conversationId: id,
    at: instant,
  }),
);

export const answerShared = eventType(
  'answer.shared',
  z.object({ answerId: id, askId: id, staffId: id, conversationId: id.nullable() }),
);
