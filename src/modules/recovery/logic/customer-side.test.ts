import { describe, expect, test } from 'vitest';
import type { RecoveryStep } from '../shapes.ts';
import {
  mayDeny,
  nextFor,
  openAsks,
  readingOf,
  type CustomerFacts,
  type KnownStep,
} from './customer-side.ts';
import { storyOf } from './story.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));
let made = 0;

function step(name: RecoveryStep, given: Partial<KnownStep> = {}): KnownStep {
  made += 1;
  return {
    ...{ id: `step-${made}`, step: name, at: at(made), byCustomer: false },
    ...{ words: '', undoneAt: null, undoneWords: '' },
    ...given,
  };
}

function facts(given: Partial<CustomerFacts> = {}): CustomerFacts {
  return {
    id: 'r',
    conversationId: null,
    words: 'A speck of dust on the table',
    elementName: null,
    happenedAt: at(0),
    foundBy: 'them',
    status: 'open',
    outcome: null,
    ownerName: 'Sam',
    beneficiary: { id: 'guest', name: 'Ana' },
    payer: { id: 'payer', name: 'Costa Ltd' },
    beneficiaryIsReachable: true,
    steps: [],
    owners: [{ name: 'Sam', since: at(0) }],
    options: [],
    given: [],
    rating: null,
    nextStep: 'acknowledged',
    nextDueAt: at(30),
    doneBy: at(59),
    ...given,
  };
}

const option = (given: object = {}) => ({
  ...{
    id: 'o',
    kind: 'credit' as const,
    words: '£75 off',
    faceMinor: 7500,
    chosenAt: null,
    chosenByName: '',
  },
  ...given,
});

describe('whoever reads it', () => {
  test('decides when they were served, and only reads when they pay for another', () => {
    expect(readingOf(facts(), ['guest'])).toEqual({ as: 'guest', mayAct: true });
    expect(readingOf(facts(), ['payer'])).toEqual({ as: 'payer', mayAct: false });
  });

  test('is the guest when they are both, and speaks for a guest without an address', () => {
    expect(readingOf(facts(), ['guest', 'payer'])).toEqual({ as: 'guest', mayAct: true });
    expect(readingOf(facts({ beneficiaryIsReachable: false }), ['payer'])).toEqual({
      as: 'payer',
      mayAct: true,
    });
  });

  test('is nobody else', () => {
    expect(readingOf(facts(), ['other'])).toBeUndefined();
    expect(readingOf(facts(), [])).toBeUndefined();
  });
});

describe('what is asked of them', () => {
  test('is nothing before the fix, and then whether it is fixed', () => {
    expect(openAsks(facts())).toEqual([]);
    expect(openAsks(facts({ steps: [step('fixed')] }))).toEqual(['confirm']);
  });

  test('is a choice as long as none is made, and nothing of what was undone', () => {
    const steps = [step('fixed'), step('fix-confirmed')];
    expect(openAsks(facts({ steps, options: [option()] }))).toEqual(['choose']);
    expect(openAsks(facts({ steps, options: [option({ chosenAt: at(9) })] }))).toEqual([]);
    expect(openAsks(facts({ steps: [step('fixed', { undoneAt: at(8) })] }))).toEqual([]);
  });

  test('is a mark at the end, once', () => {
    const closed = { status: 'closed', outcome: 'recovered', nextStep: null } as const;
    expect(openAsks(facts(closed))).toEqual(['rate']);
    expect(openAsks(facts({ steps: [step('last-touch')] }))).toEqual(['rate']);
    const marks = { distributive: 4, procedural: 3, interactional: 5, compared: 4, wouldRecommend: null };
    expect(openAsks(facts({ ...closed, rating: { ...marks, words: '', at: at(50) } }))).toEqual([]);
  });
});

describe('that it is not fixed', () => {
  const steps = [step('fixed'), step('fix-confirmed'), step('closed', { at: at(40) })];
  const comesBackDays = 56;
  const later = (days: number) => new Date(at(40).getTime() + days * 86_400_000);

  test('may be said while it is open, and for eight weeks after it was closed', () => {
    expect(mayDeny({ facts: facts({ steps: [step('fixed')] }), now: at(50), comesBackDays })).toBe(true);
    const closed = facts({ steps, status: 'closed', outcome: 'recovered' });
    expect(mayDeny({ facts: closed, now: later(55), comesBackDays })).toBe(true);
    expect(mayDeny({ facts: closed, now: later(56), comesBackDays })).toBe(false);
  });

  test('is not to be said before the fix, nor of what we left as it is', () => {
    expect(mayDeny({ facts: facts(), now: at(50), comesBackDays })).toBe(false);
    const left = facts({ steps, status: 'closed', outcome: 'unrecovered' });
    expect(mayDeny({ facts: left, now: later(1), comesBackDays })).toBe(false);
  });
});

describe('what comes next', () => {
  test('is ours with its moment, or theirs without one', () => {
    expect(nextFor(facts())).toEqual({ next: 'acknowledge', dueAt: at(30) });
    expect(nextFor(facts({ nextStep: 'fixed' }))).toEqual({ next: 'fix', dueAt: at(30) });
    expect(nextFor(facts({ nextStep: 'fix-confirmed' }))).toEqual({ next: 'confirm', dueAt: null });
    expect(nextFor(facts({ nextStep: 'option-chosen' }))).toEqual({ next: 'choose', dueAt: null });
  });

  test('is the same whether or not something is planned in silence', () => {
    const steps = [step('fixed'), step('fix-confirmed'), step('option-chosen')];
    const said = (nextStep: RecoveryStep, nextDueAt: Date) => nextFor(facts({ steps, nextStep, nextDueAt }));
    expect(said('surprise-given', at(11))).toEqual(said('closed', at(40)));
    expect(said('last-touch', at(12))).toEqual({ next: 'see-to-it', dueAt: at(59) });
    expect(nextFor(facts({ nextStep: 'surprise-given' }))).toEqual(nextFor(facts({ nextStep: 'closed' })));
  });

  test('is nothing at the end, put right or left', () => {
    const closed = { status: 'closed', nextStep: null } as const;
    expect(nextFor(facts({ ...closed, outcome: 'recovered' })).next).toBe('closed');
    expect(nextFor(facts({ ...closed, outcome: 'unrecovered' })).next).toBe('left');
  });
});

describe('the story', () => {
  const steps = [
    step('noticed', { at: at(1), words: 'internal: third time this month' }),
    step('owned', { at: at(1) }),
    step('acknowledged', { at: at(5), words: 'internal: rather cross' }),
    step('fixed', { at: at(10), words: 'A new lamp', undoneAt: at(15), undoneWords: 'Still dark' }),
    step('fixed', { at: at(20), words: 'Two new lamps' }),
    step('fix-confirmed', { at: at(25), byCustomer: true }),
    step('surprise-given', { at: at(30), words: 'Champagne' }),
    step('rated', { at: at(40), byCustomer: true, words: 'internal' }),
  ];
  const owners = [
    { name: 'Sam', since: at(1) },
    { name: 'Kim', since: at(3) },
  ];
  const told = facts({ steps, owners, ownerName: 'Kim', given: [{ what: 'Champagne', at: at(30) }] });

  test('tells in order what was done, who has it, and what they said', () => {
    const lines = storyOf(told, { asPayer: false });
    expect(lines.map(({ what, name, words }) => [what, name || words].filter(Boolean).join(': '))).toEqual([
      'told-us',
      'owned: Sam',
      'handed-over: Kim',
      'acknowledged',
      'fixed: A new lamp',
      'not-fixed: Still dark',
      'fixed: Two new lamps',
      'fix-confirmed',
      'given: Champagne',
      'rated',
    ]);
    expect(JSON.stringify(lines)).not.toContain('internal');
  });

  test('keeps the guest’s own words from whoever pays', () => {
    const lines = storyOf(told, { asPayer: true });
    expect(JSON.stringify(lines)).not.toContain('Still dark');
    expect(lines.find(({ what }) => what === 'fixed')?.words).toBe('A new lamp');
  });

  test('says that we noticed it ourselves where we did, and how it ended', () => {
    const ended = facts({
      foundBy: 'us',
      outcome: 'unrecovered',
      status: 'closed',
      steps: [step('noticed', { at: at(1) }), step('closed', { at: at(9), words: 'internal' })],
    });
    expect(storyOf(ended, { asPayer: false }).map(({ what, words }) => what + words)).toEqual([
      'noticed',
      'left',
    ]);
  });
});
