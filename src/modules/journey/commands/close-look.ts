import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import type { closeLookEndpoint, Look } from '../contract.ts';
import { guardDueAt } from '../logic/looks.ts';
import { getLook } from '../queries/looks.ts';
import { endLook } from './open-looks.ts';
import { recordCheck } from './record-check.ts';

/** Takes the look: it worked or it did not, which is a check like any other; or it is dropped with a reason. */
export async function closeLook(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof closeLookEndpoint> },
): Promise<Look> {
  const look = await lockLook(ctx, params.id);
  if (look.status !== 'open') throw new Refusal('look_closed', { kind: 'conflict' });
  if (input.outcome === 'dropped')
    await endLook(ctx, look, { status: 'dropped', droppedBecause: input.because });
  else {
    const severity = input.outcome === 'missed' && input.severity ? { severity: input.severity } : {};
    const check = await recordCheck(
      ctx,
      { elementId: look.elementId, outcome: input.outcome, note: input.note, ...severity },
      { isFromLook: true },
    );
    await endLook(ctx, look, { status: 'done', doneCheckId: check.id });
    if (look.kind === 'guard-before') await delayGuardAfter(ctx, look);
  }
  return getLook(ctx, look.id);
}

type OpenLook = Awaited<ReturnType<typeof lockLook>>;

async function lockLook(ctx: Ctx, lookId: string) {
  const look = await ctx.tx
    .selectFrom('looks')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', lookId)
    .forUpdate()
    .executeTakeFirst();
  if (!look) throw notFound();
  return look;
}

/** The extra may be given from now on: a week of it begins here, however long the look before was put off. */
async function delayGuardAfter(ctx: Ctx, before: OpenLook): Promise<void> {
  if (before.extraKindId === null) return;
  const { settings } = await getWorkspace(ctx);
  await ctx.tx
    .updateTable('looks')
    .set({ dueAt: guardDueAt('guard-after', ctx.now, settings.guardDays) })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('extraKindId', '=', before.extraKindId)
    .where('elementId', '=', before.elementId)
    .where('kind', '=', 'guard-after')
    .where('status', '=', 'open')
    .execute();
}
