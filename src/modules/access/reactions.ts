import { sql } from 'kysely';
import { authoritySet } from '#modules/authority/events.ts';
import { workspaceChanged } from '#modules/workspace/events.ts';
import { reaction } from '#platform/events/events.ts';
import { audit } from './audit.ts';

export const reactions = [
  /** The workspace cannot call access, which stands above it; what was changed is written down by way of the event. */
  reaction('access.audit-settings', workspaceChanged, async (ctx, { id, payload }) => {
    const written = await ctx.tx
      .selectFrom('auditEntries')
      .select('number')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('subjectId', '=', id)
      .executeTakeFirst();
    if (written) return;
    await audit(ctx, 'workspace.changed', {
      subjectId: id,
      details: { fields: payload.fields },
      actorKind: payload.byKind,
      ...(payload.by === null ? {} : { actorId: payload.by }),
    });
  }),
  /** So it is with what a person may spend without asking. */
  reaction('access.audit-authority', authoritySet, async (ctx, { id, payload }) => {
    const { staffId, before, after, by, byKind } = payload;
    const written = await ctx.tx
      .selectFrom('auditEntries')
      .select('number')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('action', '=', 'authority.changed')
      .where('subjectId', '=', staffId)
      .where(sql<boolean>`details->>'eventId' = ${id}`)
      .executeTakeFirst();
    if (written) return;
    await audit(ctx, 'authority.changed', {
      subjectId: staffId,
      details: { eventId: id, before, after },
      actorKind: byKind,
      ...(by === null ? {} : { actorId: by }),
    });
  }),
];
