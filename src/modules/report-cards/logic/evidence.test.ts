import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvText } from '#platform/csv-cell.ts';
import { dayIn } from '#platform/days.ts';
import { isPeriod, monthOf, monthsUpTo } from './days.ts';
import { evidenceChange } from './evidence-change.ts';
import { evidenceOfAnswer, evidenceOfCheck, evidenceOfPromise, type EvidenceFact } from './evidence-of.ts';
import { tallyDeltas, tallyKeys } from './tally-keys.ts';

const at = new Date('2026-03-02T23:30:00Z');
const place = { stage: 'during', touchpointId: 'stay' } as const;
const subjects = { customerId: 'ann', staffId: 'sam', teamId: 'desk', conversationId: 'c1' };
const nowhere = { stage: null, touchpointId: null };

describe('what facts say', () => {
  const due = {
    ...subjects,
    id: 'd1',
    elementId: 'reply',
    dueAt: at,
    fulfilledAt: new Date('2026-03-02T23:00:00Z'),
  };
  test('a promise kept counts when it was fulfilled, one missed when it fell due', () => {
    expect(evidenceOfPromise({ ...due, outcome: 'kept' }, place)[0]).toMatchObject({
      pillar: 'core',
      outcome: 'kept',
      source: 'measured',
      at: due.fulfilledAt,
    });
    expect(evidenceOfPromise({ ...due, outcome: 'missed' }, place)[0]).toMatchObject({
      outcome: 'missed',
      at,
    });
  });
  test.each(['open', 'void'])('an %s promise says nothing', (outcome) => {
    expect(evidenceOfPromise({ ...due, outcome }, place)).toEqual([]);
  });
  test('our own check of an experience is no evidence of it', () => {
    const check = {
      ...subjects,
      id: 'k',
      elementId: 'e',
      outcome: 'kept',
      severity: null,
      source: 'staff',
      at,
    };
    expect(evidenceOfCheck({ ...check, elementPillar: 'experience' }, place)).toEqual([]);
    expect(evidenceOfCheck({ ...check, elementPillar: 'core' }, place)).toHaveLength(1);
  });

  const ask = { ...subjects, elementId: 'lamp' };
  const places = { ofAsk: place, ofElement: { stage: 'after', touchpointId: 'bill' } as const };
  const answer = (question: string, value: string) =>
    evidenceOfAnswer({ id: 'a', question, value, at }, ask, places);
  test('the school mark is experience and the asked letter, and of no single person', () => {
    expect(answer('school-mark', 'B')).toMatchObject([
      { pillar: 'experience', outcome: 'content', staffId: null, touchpointId: 'stay' },
      { pillar: 'asked', outcome: 'B', staffId: null },
    ]);
  });
  test.each([
    ['yes', 'kept', null],
    ['not-quite', 'missed', 2],
    ['no', 'missed', 3],
  ])('a basic that worked “%s” is %s', (value, outcome, severity) => {
    expect(answer('basic-worked', value)).toMatchObject([
      { pillar: 'core', outcome, severity, elementId: 'lamp', touchpointId: 'bill', stage: 'after' },
    ]);
  });
  test('how a person did is about that person alone', () => {
    const [fact] = answer('how-did-i-do', '5');
    expect(fact).toMatchObject({ outcome: 'delighted', staffId: 'sam', customerId: null, teamId: null });
  });
  test.each([
    ['school-mark', 'E'],
    ['basic-worked', 'maybe'],
    ['how-did-i-do', '6'],
    ['keep', 'smile'],
    ['what-missed', 'dust'],
  ])('%s “%s” is no evidence', (question, value) => {
    expect(answer(question, value)).toEqual([]);
  });
});

describe('where evidence is counted', () => {
  const fact = {
    pillar: 'core',
    outcome: 'kept',
    source: 'measured',
    elementId: 'e',
    day: '2026-03-02',
    ...place,
    ...subjects,
  } as const;
  const subjectsOf = (given: object) => tallyKeys({ ...fact, ...given }, 'w').map((key) => key.subjectType);
  test('core evidence counts for everybody it concerns', () => {
    expect(subjectsOf({})).toEqual(['workspace', 'team', 'touchpoint', 'customer', 'staff']);
  });
  test('what was given away counts nowhere, and experience only when a customer said it', () => {
    expect(subjectsOf({ source: 'act', pillar: 'experience', outcome: 'delighted' })).toEqual([]);
    expect(subjectsOf({ source: 'act' })).toEqual([]);
    expect(subjectsOf({ source: 'assessment', pillar: 'experience', outcome: 'delighted' })).toEqual([]);
  });
  test('experience that names a person moves that person’s card and no other', () => {
    expect(subjectsOf({ source: 'answer', pillar: 'experience', outcome: 'unhappy' })).toEqual(['staff']);
  });
  test('evidence that goes and comes back unchanged changes no tally', () => {
    expect(tallyDeltas({ removed: [fact], added: [fact] }, 'w')).toEqual([]);
  });
  test('tallies are touched in one order, whatever the order of the facts', () => {
    const others = ['kept', 'missed', 'recovered'].map((outcome) => ({ ...fact, outcome }));
    const forwards = tallyDeltas({ removed: [], added: others }, 'w');
    expect(tallyDeltas({ removed: [], added: others.toReversed() }, 'w')).toEqual(forwards);
  });
});

describe('from evidence that stands to evidence that should', () => {
  const outcomes = fc.constantFrom('kept', 'missed', 'recovered');
  const facts = fc.array(fc.record({ refId: fc.constantFrom('1', '2', '3'), outcome: outcomes }), {
    maxLength: 6,
  });
  const full = (list: { refId: string; outcome: string }[]): EvidenceFact[] =>
    list.map((one) => ({
      ...subjects,
      ...nowhere,
      refKind: 'check',
      pillar: 'core',
      source: 'check',
      at,
      severity: null,
      elementId: 'e',
      ...one,
    }));
  test('a second run changes nothing', () => {
    fc.assert(
      fc.property(facts, (list) => {
        const wanted = full(list);
        const stored = wanted.map((fact, index) => ({ ...fact, id: String(index), day: '2026-03-02' }));
        const again = evidenceChange(stored, wanted);
        return again.added.length === 0 && again.removed.length === 0;
      }),
    );
  });
  test('a correction names what it replaces', () => {
    const [old] = full([{ refId: '1', outcome: 'missed' }]);
    if (!old) throw new Error('one fact was made');
    const stored = [{ ...old, id: 'old', day: '2026-03-02' }];
    const change = evidenceChange(stored, full([{ refId: '2', outcome: 'recovered' }]));
    expect(change.added).toMatchObject([{ refId: '2', replacesId: 'old' }]);
    expect(change.removed).toEqual(stored);
  });
});

describe('days and periods', () => {
  test('a day is the workspace’s own, not Greenwich’s', () => {
    expect(dayIn('Europe/Berlin', at)).toBe('2026-03-03');
    expect(dayIn('America/New_York', at)).toBe('2026-03-02');
  });
  test('the month of a moment runs from its first to its last day', () => {
    expect(monthOf('Europe/London', new Date('2028-02-11T00:00:00Z'))).toEqual({
      from: '2028-02-01',
      to: '2028-02-29',
    });
  });
  test('twelve months end with the one asked for', () => {
    const months = monthsUpTo('2026-03-15', 12);
    expect(months).toHaveLength(12);
    expect(months[0]?.from).toBe('2025-04-01');
    expect(months.at(-1)).toEqual({ from: '2026-03-01', to: '2026-03-31' });
  });
  test('a period runs forwards and not for ever', () => {
    expect(isPeriod({ from: '2026-03-01', to: '2026-03-01' })).toBe(true);
    expect(isPeriod({ from: '2026-03-02', to: '2026-03-01' })).toBe(false);
    expect(isPeriod({ from: '1926-03-02', to: '2026-03-01' })).toBe(false);
  });
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])(
  '%j is no formula in a table',
  (text) => {
    expect(csvText(text)).toBe(`'${text}`);
  },
);
test('other words stay as they are', () => {
  expect(csvText('Room 31 = mine')).toBe('Room 31 = mine');
});
