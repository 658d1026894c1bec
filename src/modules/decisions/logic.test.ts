import { describe, expect, test } from 'vitest';
import { mayBeReviewedOn, mayChange, mayHaveOptions, mayReview, mayTake, reviewDay } from './logic.ts';

const open = { status: 'open', options: [{ id: 'a' }, { id: 'b' }] };
const ours = { optionId: 'a', decidedBy: 'us', name: '' } as const;

describe('a decision', () => {
  test('is reviewed ninety days later, leap day included', () => {
    expect(reviewDay('2028-01-31', 90)).toBe('2028-04-30');
    expect(reviewDay('2026-03-02', 90)).toBe('2026-05-31');
  });

  test('is taken once, from the options it has', () => {
    expect(mayTake(open, ours)).toEqual({ allowed: true });
    expect(mayTake({ ...open, status: 'taken' }, ours)).toMatchObject({ because: 'decision_closed' });
    expect(mayTake(open, { ...ours, optionId: 'c' })).toMatchObject({ because: 'option_unknown' });
  });

  test('names the customer whose choice it was', () => {
    expect(mayTake(open, { ...ours, decidedBy: 'customer' })).toMatchObject({ because: 'name_missing' });
    expect(mayTake(open, { ...ours, decidedBy: 'customer', name: 'Ana' })).toEqual({ allowed: true });
  });

  test('has each option once', () => {
    expect(mayHaveOptions([{ id: 'a' }, { id: 'a' }])).toMatchObject({ because: 'option_twice' });
    expect(mayHaveOptions(open.options)).toEqual({ allowed: true });
  });

  test('keeps what was chosen from, and may still be looked at on another day', () => {
    expect(mayChange('open', ['question'])).toEqual({ allowed: true });
    expect(mayChange('taken', ['question'])).toMatchObject({ because: 'decision_closed' });
    expect(mayChange('taken', ['reviewOn', 'customerWouldSay'])).toEqual({ allowed: true });
    expect(mayChange('reviewed', ['reviewOn'])).toMatchObject({ because: 'decision_closed' });
  });

  test('is reviewed after it was taken, and planned for no day that is gone', () => {
    expect(mayReview('open')).toMatchObject({ because: 'decision_not_taken' });
    expect(mayReview('taken')).toEqual({ allowed: true });
    expect(mayBeReviewedOn('2026-03-01', '2026-03-02')).toMatchObject({ because: 'review_in_past' });
    expect(mayBeReviewedOn('2026-03-02', '2026-03-02')).toEqual({ allowed: true });
  });
});
