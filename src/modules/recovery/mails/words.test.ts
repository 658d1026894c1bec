import { describe, expect, test } from 'vitest';
import { translator } from '#platform/texts/texts.ts';
import type { CustomerFacts } from '../logic/customer-side.ts';
import { momentInWords } from '../pages/moments.ts';
import { mailKinds, recoveryMail } from './words.ts';

const at = new Date('2026-03-02T09:00:00Z');
const facts: CustomerFacts = {
  id: 'r',
  conversationId: null,
  words: `Dust\n on the table${'.'.repeat(400)}`,
  elementName: 'A clean room',
  happenedAt: at,
  foundBy: 'them',
  status: 'open',
  outcome: null,
  ownerName: 'Sam Rivers',
  beneficiary: { id: 'guest', name: 'Ana <Costa>' },
  payer: { id: 'payer', name: 'Costa Ltd' },
  beneficiaryIsReachable: true,
  steps: [
    {
      ...{ id: 's', step: 'fixed', at, byCustomer: false, words: 'Another <room>' },
      ...{ undoneAt: null, undoneWords: '' },
    },
  ],
  owners: [{ name: 'Sam Rivers', since: at }],
  options: [
    { id: 'o', kind: 'time', words: 'Two hours', faceMinor: 1700, chosenAt: at, chosenByName: 'Ana' },
  ],
  given: [],
  rating: null,
  nextStep: 'acknowledged',
  nextDueAt: new Date('2026-03-03T00:00:00Z'),
  doneBy: at,
};

const link = {
  ...{ url: 'https://desk.test/l/x', expiresAt: at, workspaceName: 'Harbour House', language: 'en-GB' },
};
const mail = (kind: (typeof mailKinds)[number], customerId: string, given: Partial<CustomerFacts> = {}) =>
  recoveryMail(kind, {
    ...{ facts: { ...facts, ...given }, customerId, link, timeZone: 'UTC', isInThread: true },
  });

const everyMail = [
  ...mailKinds.map((kind) => [kind, 'guest'] as const),
  ...(['opened', 'handed-over', 'fixed', 'chosen'] as const).map((kind) => [kind, 'payer'] as const),
];

describe('a mail of a putting-right', () => {
  test.each(everyMail)('%s, to the %s, says everything in words, in both forms', async (kind, reader) => {
    const { subject, html, text } = await mail(kind, reader);
    expect(subject.length).toBeGreaterThan(5);
    expect(`${subject} ${text}`).not.toMatch(/mails\.|portal\.|\{\{|undefined|17\.00/);
    expect(text).toContain('Harbour House');
    for (const form of [html, text]) expect(form).toContain('https://desk.test/l/x');
    expect(html).not.toMatch(/<room>|<Costa>/);
  });

  test('quotes what went wrong in one line and not without end', async () => {
    const { text } = await mail('opened', 'guest');
    const quote = /“(.*)”/.exec(text)?.[1] ?? '';
    expect(quote.startsWith('Dust on the table')).toBe(true);
    expect(quote).toHaveLength(301);
  });

  test('says by when, and whoever pays hears that it costs them nothing', async () => {
    const { text } = await mail('opened', 'payer');
    expect(text).toContain(
      'What happens next: Sam Rivers writes to Ana <Costa>. By the end of 2 March 2026.',
    );
    expect(text).toContain('None of this is charged to you.');
    expect((await mail('opened', 'guest')).text).not.toContain('charged');
  });

  test('says by when somebody sees to what was chosen', async () => {
    const chosen = facts.steps.map((step) => ({ ...step, step: 'option-chosen' as const }));
    const given = { nextStep: 'last-touch', steps: chosen, doneBy: facts.nextDueAt } as const;
    expect((await mail('chosen', 'guest', given)).text).toContain(
      'Sam Rivers sees to what you chose. By the end of 2 March 2026.',
    );
  });

  test('speaks to whoever pays as to the guest where the guest cannot be reached', async () => {
    const given = { beneficiaryIsReachable: false };
    expect((await mail('options', 'payer', given)).text).toContain('You choose on your page');
  });
});

describe('a moment', () => {
  const say = translator('recovery', 'en-GB');
  const place = { language: 'en-GB', timeZone: 'Europe/London', dateStyle: 'medium' } as const;

  test('at midnight is the end of the day before, wherever that is', () => {
    const words = (moment: string) => momentInWords(say, new Date(moment), place);
    expect(words('2026-12-03T00:00:00Z')).toBe('the end of 2 Dec 2026');
    expect(words('2026-06-02T23:00:00Z')).toBe('the end of 2 Jun 2026');
    expect(words('2026-06-03T00:00:00Z')).toBe('3 Jun 2026, 01:00');
  });
});
