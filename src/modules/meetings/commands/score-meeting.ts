import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { findElement } from '#modules/journey/index.ts';
import { getHouse } from '#modules/promises/index.ts';
import type { Meeting, scoreMeeting as endpoint } from '../contract.ts';
import { reviewScored } from '../events.ts';
import { getMeeting } from '../queries/get-meeting.ts';
import { lockMeeting } from '../queries/lock-meeting.ts';
import { scoreOf, type MeetingRow } from '../queries/meeting-rows.ts';
import { bookTalkIfDue } from './book-talk.ts';
import { assertOpen, saveMeeting } from './save-meeting.ts';

/** The client's score and marks, from the client's page or as they said it; a later score stands for the earlier one. */
export async function scoreMeeting(ctx: Ctx, id: string, input: InputOf<typeof endpoint>): Promise<Meeting> {
  const row = await lockMeeting(ctx, id);
  if (row.kind !== 'account-review') throw new Refusal('not_a_review', { kind: 'conflict' });
  assertOpen(row);
  const house = await getHouse(ctx);
  for (const { elementId } of input.elements)
    if (!(await findElement(ctx, elementId))) throw invalid('element_unknown', 'elements');
  await markElements(ctx, id, input.elements);
  const change =
    input.score === undefined
      ? {}
      : { score: String(input.score), scoredByName: input.scoredByName, scoredAt: ctx.now };
  const scored = await saveMeeting(ctx, row, { house, change });
  announceScore(
    ctx,
    scored,
    input.elements.map(({ elementId }) => elementId),
  );
  await bookTalkIfDue(ctx, scored, house);
  return getMeeting(ctx, id);
}

async function markElements(
  ctx: Ctx,
  meetingId: string,
  marks: readonly { elementId: string; value: number }[],
): Promise<void> {
  const latest = new Map(marks.map(({ elementId, value }) => [elementId, value]));
  if (latest.size === 0) return;
  const { workspaceId, now: at } = ctx;
  await ctx.tx
    .insertInto('meetingScores')
    .values(
      [...latest].map(([elementId, value]) => ({
        workspaceId,
        meetingId,
        elementId,
        value: String(value),
        at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'meetingId', 'elementId'])
        .doUpdateSet((eb) => ({ value: eb.ref('excluded.value'), at: eb.ref('excluded.at') })),
    )
    .execute();
}

export function announceScore(ctx: Ctx, row: MeetingRow, elementIds: string[]): void {
  if (row.customerId === null) return;
  announce(ctx, reviewScored, {
    meetingId: row.id,
    customerId: row.customerId,
    score: scoreOf(row),
    elementIds,
    at: ctx.now.toISOString(),
  });
}
