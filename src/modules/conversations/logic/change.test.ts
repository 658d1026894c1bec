import { expect, test } from 'vitest';
import { change, type ConversationState } from './change.ts';

const now = new Date('2026-03-02T09:00:00Z');
const later = new Date('2026-03-03T09:00:00Z');
const open: ConversationState = {
  status: 'open',
  snoozedUntil: null,
  closedAt: null,
  waitingSince: now,
  assigneeId: null,
  teamId: null,
  touchpointId: null,
  customerId: 'c',
  subject: 'Shower',
  isRestricted: false,
  tags: ['room'],
};

test('a wish that is already so changes nothing', () => {
  expect(change(open, { status: 'open', subject: 'Shower', tags: ['room'], assigneeId: null }, now)).toEqual({
    allowed: true,
    set: {},
    fields: [],
  });
});

test('closing stamps the moment and ends the waiting', () => {
  expect(change(open, { status: 'closed' }, now)).toEqual({
    allowed: true,
    set: { status: 'closed', closedAt: now, waitingSince: null },
    fields: ['status', 'closedAt', 'waitingSince'],
  });
});

test('closing twice keeps the first moment', () => {
  const closed = { ...open, status: 'closed' as const, closedAt: now, waitingSince: null };
  expect(change(closed, { status: 'closed' }, later)).toMatchObject({ fields: [] });
});

test('naming a moment snoozes until then; the clock of the customer goes on', () => {
  expect(change(open, { snoozedUntil: later }, now)).toEqual({
    allowed: true,
    set: { status: 'snoozed', snoozedUntil: later },
    fields: ['status', 'snoozedUntil'],
  });
});

test.each([{ snoozedUntil: now }, { status: 'snoozed' as const }])(
  'snoozing needs a future moment: %o',
  (wish) => {
    expect(change(open, wish, now)).toEqual({ allowed: false, because: 'snooze_needs_future' });
  },
);

test('tagging a snoozed conversation leaves it snoozed', () => {
  const snoozed = { ...open, status: 'snoozed' as const, snoozedUntil: later };
  expect(change(snoozed, { tags: ['room', 'vip', 'vip'] }, now)).toEqual({
    allowed: true,
    set: { tags: ['room', 'vip'] },
    fields: ['tags'],
  });
});
