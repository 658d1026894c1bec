import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

/** The starting journey of a trade is there; `elements` leads from a template's id to the element made of it. */
export const journeyStarted = eventType(
  'journey.started',
  z.object({ trade: z.string(), elements: z.record(z.string(), id) }),
);

export const touchpointChanged = eventType('touchpoint.changed', z.object({ touchpointId: id }));
export const elementChanged = eventType('element.changed', z.object({ elementId: id }));

/** A look must be taken: around an extra that may impair a basic, or elsewhere after a small slip. */
export const lookOpened = eventType('look.opened', z.object({ lookId: id, elementId: id, kind: z.string() }));
export const lookClosed = eventType(
  'look.closed',
  z.object({ lookId: id, elementId: id, status: z.string() }),
);

/** Everything a mark needs to know of a check. `replacesId` names the check this one corrects. */
export const checkRecorded = eventType(
  'check.recorded',
  z.object({
    checkId: id,
    elementId: id,
    pillar: z.enum(['core', 'experience']),
    outcome: z.enum(['kept', 'recovered', 'missed']),
    severity: z.int().nullable(),
    at: instant,
    stage: z.enum(['before', 'during', 'after']).nullable(),
    touchpointId: id.nullable(),
    customerId: id.nullable(),
    conversationId: id.nullable(),
    staffId: id.nullable(),
    teamId: id.nullable(),
    replacesId: id.nullable(),
  }),
);
