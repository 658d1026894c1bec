import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';
import { failureSource, recoveryStep } from './shapes.ts';

const failed = {
  failureId: id,
  customerId: id,
  conversationId: id.nullable(),
  elementId: id.nullable(),
};
/** What a failure rests on, for whoever keeps count of it: the due promise, check, request or answer. */
const restsOn = { source: failureSource, sourceId: id.nullable() };
const putRight = { recoveryId: id, failureId: id, customerId: id, conversationId: id.nullable() };

export const failureRecorded = eventType(
  'failure.recorded',
  z.object({ ...failed, severity: z.int(), effectiveSeverity: z.number(), source: z.string(), at: instant }),
);
export const failureChanged = eventType('failure.changed', z.object(failed));

/** A failure has an owner from here on. */
export const recoveryOpened = eventType(
  'recovery.opened',
  z.object({ ...putRight, ownerStaffId: id, at: instant }),
);
/** Another owner, or something that is known of it now. */
export const recoveryChanged = eventType('recovery.changed', z.object(putRight));
export const recoveryHandedOver = eventType(
  'recovery.handed_over',
  z.object({ ...putRight, fromStaffId: id, toStaffId: id, at: instant }),
);
export const stepTaken = eventType(
  'recovery.step_taken',
  z.object({ ...putRight, step: recoveryStep, at: instant }),
);
/** The customer said that it is not fixed. */
export const fixDenied = eventType(
  'recovery.fix_denied',
  z.object({ ...putRight, ...restsOn, words: z.string(), at: instant }),
);
export const optionsOffered = eventType(
  'recovery.options_offered',
  z.object({ ...putRight, optionIds: z.array(id), send: z.boolean(), at: instant }),
);
export const optionChosen = eventType(
  'recovery.option_chosen',
  z.object({ ...putRight, optionId: id, by: z.enum(['customer', 'staff']), at: instant }),
);
export const recoveryRated = eventType(
  'recovery.rated',
  z.object({ ...putRight, score: z.number(), at: instant }),
);
export const recoveryClosed = eventType(
  'recovery.closed',
  z.object({ ...putRight, ...restsOn, outcome: z.enum(['recovered', 'unrecovered']), at: instant }),
);
/** A message throws our own words back at us. */
export const echoFound = eventType(
  'echo.found',
  z.object({
    messageId: id,
    conversationId: id,
    customerId: id,
    level: z.enum(['high', 'low']),
    promiseId: id.nullable(),
  }),
);
/** A person has said whether it is meant so. */
export const echoAnswered = eventType(
  'echo.answered',
  z.object({ messageId: id, conversationId: id, customerId: id, isMeant: z.boolean() }),
);
