import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

/** A case was marked, changed, ticked or taken away. What people answer about the barriers is never announced. */
export const caseChanged = eventType(
  'learning_case.changed',
  z.object({ caseId: id, conversationId: id.nullable() }),
);
export const featureChanged = eventType('learning_feature.changed', z.object({ featureId: id }));
