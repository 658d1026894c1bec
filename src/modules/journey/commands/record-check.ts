import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { Check, recordCheckEndpoint } from '../contract.ts';
import { checkRecorded } from '../events.ts';
import { mayRecord } from '../logic/journey.ts';
import { findElement, findTouchpoint, getCheck } from '../queries/journey.ts';
import { lookElsewhere } from './open-looks.ts';

type NewCheck = InputOf<typeof recordCheckEndpoint>;

/**
 * Writes down whether a basic worked. Nothing is overwritten: a correction is a new check that names the one it
 * replaces, and the unique index lets only one correction of the same check through, however many arrive together.
 */
export async function recordCheck(
  ctx: Ctx,
  given: NewCheck,
  { isFromLook = false, isPutRight = false }: { isFromLook?: boolean; isPutRight?: boolean } = {},
): Promise<Check> {
  const element = await findElement(ctx, given.elementId);
  const verdict = mayRecord(
    {
      element,
      outcome: given.outcome,
      severity: given.severity,
      at: given.at === undefined ? ctx.now : new Date(given.at),
    },
    ctx.now,
  );
  if (!verdict.allowed || !element) throw refused(verdict.allowed ? 'element_unknown' : verdict.because);
  const touchpointId = given.touchpointId ?? element.touchpointId;
  const touchpoint = touchpointId === null ? undefined : await findTouchpoint(ctx, touchpointId);
  if (given.touchpointId !== undefined && !touchpoint) throw refused('touchpoint_unknown');
  await assertKnown(ctx, given);
  const id = newId();
  const facts = {
    elementId: element.id,
    touchpointId: touchpoint?.id ?? null,
    customerId: given.customerId ?? null,
    conversationId: given.conversationId ?? null,
    staffId: given.staffId ?? null,
    teamId: given.teamId ?? null,
    outcome: given.outcome,
    severity: given.severity ?? null,
    replacesId: given.replacesId ?? null,
  };
  const recorded = await ctx.tx
    .insertInto('checks')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      ...facts,
      note: given.note,
      source: ctx.actor.kind === 'key' ? 'api' : 'staff',
      recordedBy: staffIdOf(ctx),
      at: verdict.at,
      createdAt: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (recorded.numInsertedOrUpdatedRows !== 1n) throw refused('already_replaced');
  announce(ctx, checkRecorded, {
    checkId: id,
    ...facts,
    pillar: element.pillar,
    stage: touchpoint?.stage ?? null,
    at: verdict.at.toISOString(),
  });
  const { elementId, outcome, severity, replacesId } = facts;
  // What was put right here may still lie elsewhere: a look that was opened stays open, and none is opened twice.
  if (!isPutRight)
    await lookElsewhere(ctx, { checkId: id, elementId, outcome, severity, replacesId, isFromLook });
  return getCheck(ctx, id);
}

/** What a check names must be of this workspace; one question each, because a refusal says which is not. */
async function assertKnown(ctx: Ctx, given: NewCheck): Promise<void> {
  const named = [
    { table: 'customers', id: given.customerId, code: 'customer_unknown' },
    { table: 'conversations', id: given.conversationId, code: 'conversation_unknown' },
    { table: 'staff', id: given.staffId, code: 'staff_unknown' },
    { table: 'teams', id: given.teamId, code: 'team_unknown' },
    { table: 'checks', id: given.replacesId, code: 'check_unknown' },
  ] as const;
  for (const { table, id, code } of named) {
    if (id === undefined) continue;
    const row = await ctx.tx
      .selectFrom(table)
      .select('id')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw refused(code);
  }
}

const fieldOf: Record<string, string> = {
  element_unknown: 'elementId',
  element_not_core: 'elementId',
  at_in_future: 'at',
  severity_without_failure: 'severity',
  touchpoint_unknown: 'touchpointId',
  customer_unknown: 'customerId',
  conversation_unknown: 'conversationId',
  staff_unknown: 'staffId',
  team_unknown: 'teamId',
  check_unknown: 'replacesId',
};

function refused(code: string): Refusal {
  if (code === 'already_replaced') return new Refusal(code, { kind: 'conflict' });
  const path = fieldOf[code];
  return new Refusal(code, { kind: 'invalid', fields: path ? [{ path, message: code }] : [] });
}
