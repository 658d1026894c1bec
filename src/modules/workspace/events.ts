import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

export const workspaceCreated = eventType('workspace.created', z.object({ trade: z.string() }));

/** `by` is the member of staff or key that changed it; null for the command line. */
export const workspaceChanged = eventType(
  'workspace.changed',
  z.object({ fields: z.array(z.string()), by: id.nullable(), byKind: z.string() }),
);
