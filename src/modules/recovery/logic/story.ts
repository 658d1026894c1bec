import { hasStep, type CustomerFacts, type KnownStep } from './customer-side.ts';

export type Told =
  | 'told-us'
  | 'noticed'
  | 'owned'
  | 'handed-over'
  | 'acknowledged'
  | 'apologised'
  | 'fixed'
  | 'not-fixed'
  | 'fix-confirmed'
  | 'options-offered'
  | 'option-chosen'
  | 'given'
  | 'last-touch'
  | 'rated'
  | 'closed'
  | 'left';

/** One line of what happened so far. */
export interface StoryLine {
  what: Told;
  at: Date;
  /** The customer's own doing. */
  isTheirs: boolean;
  name: string;
  words: string;
}

/**
 * What happened so far, in order of time, as far as it is the customer's to read. Of what staff wrote down only what was
 * done to fix it is shown; their own words are shown to whoever said them.
 */
export function storyOf(facts: CustomerFacts, { asPayer }: { asPayer: boolean }): StoryLine[] {
  const [, ...later] = facts.owners;
  const lines = [
    ...facts.steps.flatMap((step) => linesOf(facts, step)),
    ...later.map(({ name, since }) => line('handed-over', since, { name })),
    ...facts.given.map(({ what, at }) => line('given', at, { words: what })),
  ];
  return lines
    .map((one) => (asPayer && one.isTheirs ? { ...one, words: '' } : one))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || order.indexOf(a.what) - order.indexOf(b.what));
}

const order: readonly Told[] = [
  ...['told-us', 'noticed', 'owned', 'handed-over', 'acknowledged', 'apologised', 'fixed'],
  ...['fix-confirmed', 'not-fixed', 'options-offered', 'option-chosen', 'given', 'last-touch', 'rated'],
  ...['closed', 'left'],
] as Told[];

function linesOf(facts: CustomerFacts, step: KnownStep): StoryLine[] {
  const isTheirs = step.byCustomer;
  const ended = undone(step);
  switch (step.step) {
    case 'noticed':
      return [line(facts.foundBy === 'them' ? 'told-us' : 'noticed', step.at)];
    case 'owned':
      return [line('owned', step.at, { name: facts.owners[0]?.name ?? facts.ownerName })];
    case 'fixed':
      return [line('fixed', step.at, { words: step.words }), ...ended];
    case 'fix-confirmed':
      return [line('fix-confirmed', step.at, { isTheirs })];
    case 'option-chosen':
      return [line('option-chosen', step.at, { isTheirs, ...chosen(facts) })];
    case 'surprise-given':
      return [];
    case 'closed':
      return [line(facts.outcome === 'unrecovered' ? 'left' : 'closed', step.at)];
    default:
      return [line(step.step, step.at, { isTheirs })];
  }
}

function undone({ undoneAt, undoneWords }: KnownStep): StoryLine[] {
  return undoneAt === null ? [] : [line('not-fixed', undoneAt, { isTheirs: true, words: undoneWords })];
}

function chosen({ options }: CustomerFacts): { words: string; name: string } {
  const option = options.find(({ chosenAt }) => chosenAt !== null);
  return { words: option?.words ?? '', name: option?.chosenByName ?? '' };
}

function line(what: Told, at: Date, rest: Partial<Omit<StoryLine, 'what' | 'at'>> = {}): StoryLine {
  return { what, at, isTheirs: false, name: '', words: '', ...rest };
}

/** What we did to fix it, to tell whoever pays. */
export function fixedWords(facts: Pick<CustomerFacts, 'steps'>): string {
  return hasStep(facts, 'fixed')
    ? (facts.steps.findLast(({ step, undoneAt }) => step === 'fixed' && undoneAt === null)?.words ?? '')
    : '';
}
