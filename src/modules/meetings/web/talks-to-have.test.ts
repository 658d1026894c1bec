import { expect, test } from 'vitest';
import type { MeetingBrief } from '../contract.ts';
import { talksToHave } from './talks-to-have.ts';

const now = new Date('2026-03-20T09:00:00Z');
const meeting = (title: string, scheduledAt: string, dueOn: string | null): MeetingBrief => ({
  id: title,
  kind: 'account-review',
  title,
  customer: null,
  owner: null,
  status: 'planned',
  scheduledAt,
  minutes: 60,
  place: '',
  score: null,
  isTopScore: false,
  isUnfinished: false,
  next: dueOn === null ? null : { step: 'pre-read', doneAt: null, dueOn, state: 'next', missing: [] },
  followsId: null,
  talk: null,
});

test('what is overdue comes before what falls due this week, and later things do not come at all', () => {
  const list = [
    meeting('pre-read next week', '2026-04-10T09:00:00Z', '2026-04-02'),
    meeting('pre-read on Monday', '2026-03-30T09:00:00Z', '2026-03-23'),
    meeting('write-up overdue', '2026-03-12T09:00:00Z', '2026-03-16'),
    meeting('agreed, not closed', '2026-03-18T09:00:00Z', null),
  ];
  expect(talksToHave(list, now).map(({ title }) => title)).toEqual([
    'write-up overdue',
    'agreed, not closed',
    'pre-read on Monday',
  ]);
});
