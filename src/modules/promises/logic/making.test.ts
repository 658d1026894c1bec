import { describe, expect, test } from 'vitest';
import { decision } from './decision.ts';
import { mayChangeMade, mayFulfil, mayPromise, standing } from './making.ts';

const at = (time: string) => new Date(`2028-02-29T${time}:00Z`);
const now = at('12:00');

describe('a promise made on the spot', () => {
  test.each([
    ['call-back', '13:00', null, undefined],
    ['call-back', '12:00', null, 'due_not_in_future'],
    ['call-back', '13:00', '12:30', 'slot_unclear'],
    ['visit', '15:00', '13:00', undefined],
    ['visit', '15:00', null, 'slot_unclear'],
    ['visit', '15:00', '15:00', 'slot_unclear'],
    ['visit', '11:00', '10:00', 'due_not_in_future'],
  ] as const)('%s by %s from %s: %s', (kind, dueAt, from, because) => {
    const verdict = mayPromise({ kind, dueAt: at(dueAt), slotStartsAt: from && at(from) }, now);
    expect(verdict).toEqual(because ? { allowed: false, because } : { allowed: true });
  });

  const open = {
    outcome: 'open',
    startedAt: at('10:00'),
    dueAt: at('14:00'),
    isMadeByHand: true,
    fulfilledAt: null,
  };

  test('moves and is withdrawn only while it can still be kept', () => {
    expect(mayChangeMade(open, now)).toEqual({ allowed: true });
    expect(mayChangeMade(open, at('14:00'))).toMatchObject({ because: 'promise_overdue' });
    expect(mayChangeMade({ ...open, outcome: 'missed' }, now)).toMatchObject({ because: 'promise_decided' });
    expect(mayChangeMade({ ...open, fulfilledAt: at('11:00') }, now)).toMatchObject({
      because: 'promise_decided',
    });
    expect(mayChangeMade({ ...open, isMadeByHand: false }, now)).toMatchObject({
      because: 'not_made_by_hand',
    });
  });

  test('is done once, late too, and never before it began or after now', () => {
    expect(mayFulfil(open, now, now)).toEqual({ allowed: true });
    expect(mayFulfil({ ...open, outcome: 'missed' }, now, now)).toEqual({ allowed: true });
    expect(mayFulfil({ ...open, outcome: 'void' }, now, now)).toMatchObject({ because: 'promise_decided' });
    expect(mayFulfil({ ...open, fulfilledAt: now }, now, now)).toMatchObject({ because: 'promise_decided' });
    expect(mayFulfil(open, at('12:01'), now)).toMatchObject({ because: 'at_in_future' });
    expect(mayFulfil(open, at('09:59'), now)).toMatchObject({ because: 'at_before_start' });
  });

  test('is at risk in the last quarter of its own time', () => {
    expect(standing(open, at('12:59'))).toBe('comfortable');
    expect(standing(open, at('13:00'))).toBe('at-risk');
    expect(standing(open, at('14:00'))).toBe('missed');
    expect(standing({ ...open, fulfilledAt: at('11:00') }, now)).toBe('decided');
    expect(standing({ ...open, outcome: 'missed', fulfilledAt: at('15:00') }, at('16:00'))).toBe('decided');
  });
});

describe('a visit in a slot', () => {
  const slot = { slotStartsAt: at('13:00'), dueAt: at('15:00'), retractableUntil: null };

  test.each([
    ['12:59', 'missed'],
    ['13:00', 'kept'],
    ['15:00', 'kept'],
    ['15:01', 'missed'],
  ])('at %s is %s', (came, outcome) => {
    expect(decision({ ...slot, fulfilledAt: at(came) }, at('16:00'))).toEqual({ decided: true, outcome });
  });

  test('that has not come is open until the slot ends', () => {
    expect(decision({ ...slot, fulfilledAt: null }, at('14:59'))).toEqual({
      decided: false,
      lookAgainAt: at('15:00'),
    });
    expect(decision({ ...slot, fulfilledAt: null }, at('15:00'))).toEqual({
      decided: true,
      outcome: 'missed',
    });
  });
});
