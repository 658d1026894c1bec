import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

export const customerCreated = eventType('customer.created', z.object({ customerId: id }));
export const customerChanged = eventType('customer.changed', z.object({ customerId: id }));
