import { expect, test } from 'vitest';
import { staffingFor } from './staffing-line.ts';

const asked = {
  arrivals: { perHour: 20, n: 400 },
  handlingMinutes: 6,
  withinMinutes: 20 / 60,
  share: 0.8,
  shrinkage: 0.3,
};

test('twenty an hour of six minutes take four at the desk and six on the rota', () => {
  expect(staffingFor(asked)).toMatchObject({ known: true, load: 2, staff: 4, scheduled: 6, n: 400 });
});

test.each([
  [{ handlingMinutes: null }, { missing: 'handling-time', perHour: 20 }],
  [{ arrivals: { perHour: 2, n: 19 } }, { missing: 'arrivals', n: 19 }],
  [{ arrivals: null }, { missing: 'arrivals', n: 0 }],
  [{ withinMinutes: null }, { missing: 'not-a-reply' }],
])('without %o it says what is missing', (but, missing) => {
  expect(staffingFor({ ...asked, ...but })).toMatchObject({ known: false, ...missing });
});
