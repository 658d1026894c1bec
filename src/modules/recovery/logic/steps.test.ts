import { describe, expect, test } from 'vitest';
import type { RecoveryStep } from '../shapes.ts';
import { type Course, mayBePassedOver, mayTake, missingToClose, nextStep, stepsInOrder } from './steps.ts';

const begun: RecoveryStep[] = ['noticed', 'owned'];
const fixed: RecoveryStep[] = [...begun, 'acknowledged', 'apologised', 'fixed'];
const confirmed: RecoveryStep[] = [...fixed, 'fix-confirmed'];
const course = (given: Partial<Course> = {}): Course => ({
  severity: 2,
  taken: begun,
  hasOffer: false,
  planned: [],
  hasEnd: false,
  ...given,
});

describe('the fixed order', () => {
  test('says what comes first', () => {
    expect(mayTake('fix-confirmed', course())).toEqual({
      allowed: false,
      because: 'step_out_of_order',
      missing: ['acknowledged', 'apologised', 'fixed'],
    });
    expect(mayTake('acknowledged', course())).toEqual({ allowed: true });
    expect(mayTake('owned', course())).toEqual({ allowed: false, because: 'step_taken' });
  });

  test('lets a remedy be offered before the customer confirms, and a surprise only after', () => {
    expect(mayTake('options-offered', course({ taken: fixed }))).toEqual({ allowed: true });
    expect(mayTake('surprise-given', course({ taken: fixed }))).toMatchObject({ missing: ['fix-confirmed'] });
    expect(mayTake('surprise-given', course({ taken: confirmed }))).toEqual({ allowed: true });
    expect(mayTake('option-chosen', course({ taken: fixed }))).toMatchObject({
      missing: ['options-offered'],
    });
  });

  test('asks of a grave failure a choice and a last touch, and of a slight one neither', () => {
    expect(missingToClose(course({ taken: confirmed }))).toEqual([]);
    expect(missingToClose(course({ taken: confirmed, severity: 3 }))).toEqual([
      'options-offered',
      'option-chosen',
      'last-touch',
    ]);
    expect(nextStep(course({ taken: confirmed }))).toBe('closed');
    expect(nextStep(course({ taken: confirmed, planned: ['surprise'] }))).toBe('surprise-given');
    expect(nextStep(course({ taken: [...confirmed, 'options-offered'], hasOffer: true }))).toBe(
      'option-chosen',
    );
    expect(nextStep(course({ taken: confirmed, hasEnd: true }))).toBe('last-touch');
  });

  test('lets all but its backbone be passed over with a reason', () => {
    expect(mayBePassedOver(['option-chosen', 'last-touch'])).toBe(true);
    expect(mayBePassedOver(['fix-confirmed'])).toBe(false);
  });

  test('has nothing next once it is closed', () => {
    expect(nextStep(course({ taken: [...stepsInOrder] }))).toBeUndefined();
  });
});
