import type { MeetingBrief } from '../contract.ts';

/** What needs somebody within the week, the most pressing first: by the day of the next step, then by the meeting's own. */
export function talksToHave(meetings: readonly MeetingBrief[], now: Date): MeetingBrief[] {
  const inAWeek = new Date(now.getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
  return meetings
    .filter((meeting) => pressingDay(meeting) <= inAWeek)
    .toSorted((one, other) => pressingDay(one).localeCompare(pressingDay(other)));
}

function pressingDay(meeting: MeetingBrief): string {
  return meeting.next?.dueOn ?? meeting.scheduledAt.slice(0, 10);
}
