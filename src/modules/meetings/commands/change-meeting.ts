import { getHouse } from '#modules/promises/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import type { changeMeeting as endpoint, Meeting } from '../contract.ts';
import { overwritten, type TextName } from '../logic/overwritten.ts';
import { getMeeting } from '../queries/get-meeting.ts';
import { lockMeeting } from '../queries/lock-meeting.ts';
import type { MeetingRow } from '../queries/meeting-rows.ts';
import { carryTeamNote } from './huddle-agenda.ts';
import { assertOpen, assertStaff, saveMeeting, type MeetingChange } from './save-meeting.ts';

type Input = InputOf<typeof endpoint>;

/** Changes a meeting. Texts that somebody else changed meanwhile are never written over: both are handed back. */
export async function changeMeeting(ctx: Ctx, id: string, input: Input): Promise<Meeting> {
  const row = await lockMeeting(ctx, id);
  const house = await getHouse(ctx);
  assertOpenFor(row, input);
  assertNothingLost(row, input);
  await assertStaff(ctx, { staffId: input.ownerStaffId, path: 'ownerStaffId' });
  const change = changeOf(ctx, input);
  const { periodFrom = row.periodFrom, periodTo = row.periodTo } = change;
  if (periodFrom !== null && periodTo !== null && periodFrom > periodTo)
    throw invalid('period_invalid', 'periodTo');
  await saveMeeting(ctx, row, { house, change });
  if (row.kind === 'post-review-talk' && input.teamNote !== undefined)
    await carryTeamNote(ctx, { id, title: row.title, teamNote: input.teamNote });
  return getMeeting(ctx, id);
}

/** What we noted for ourselves may be added to for ever; what the client agreed to stands. */
function assertOpenFor(row: MeetingRow, input: Input): void {
  const { privateNotes, teamNote, was, revision, ...shared } = input;
  if (Object.keys(shared).length === 0) return;
  assertOpen(row);
  if (row.agreedAt !== null && (input.notes !== undefined || input.dissatisfaction !== undefined))
    throw new Refusal('meeting_agreed', { kind: 'conflict', facts: { byName: row.agreedByName } });
}

function assertNothingLost(row: MeetingRow, input: Input): void {
  const isStale = input.revision !== undefined && input.revision < row.revision;
  const lost = overwritten({ stored: row, given: input, was: input.was, isStale });
  if (lost.length === 0) return;
  const stored = Object.fromEntries(lost.map((name: TextName) => [name, row[name]]));
  throw new Refusal('changed_meanwhile', {
    kind: 'conflict',
    facts: { stored, revision: row.revision },
  });
}

function changeOf(ctx: Ctx, input: Input): MeetingChange {
  const { revision, was, scheduledAt, ...rest } = input;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...given,
    ...(scheduledAt === undefined ? {} : { scheduledAt: new Date(scheduledAt) }),
    ...(input.dissatisfaction === undefined ? {} : { dissatisfactionAt: ctx.now }),
  };
}
