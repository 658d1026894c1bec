import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

/** A rule was written, changed, retired or deleted. */
export const ruleChanged = eventType('rule.changed', z.object({ ruleId: id }));

/** Customers are told of a rule from now on. */
export const ruleTold = eventType('rule.told', z.object({ ruleId: id }));
