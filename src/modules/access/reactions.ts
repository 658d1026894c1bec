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
];
