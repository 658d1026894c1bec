import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

/** What somebody may still spend is another sum than before; no amount leaves the ledger this way. */
export const authorityMoved = eventType('authority.moved', z.object({ staffId: id }));
