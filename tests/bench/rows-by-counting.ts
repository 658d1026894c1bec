import { seededRandom, type Random } from '../../src/demo/random.ts';
import { copyLine } from './copy-rows.ts';

/** Rows made by counting: quick to make, the same in every run, and spread over two years like those of a business. */
const twoYears = 730 * 86_400_000;
export const longThreads = 50;

export interface Place {
  workspaceId: string;
  inboxId: string;
  address: string;
}

export interface BenchWorld extends Place {
  staffId: string;
  teamIds: string[];
  touchpoints: { id: string; stage: string }[];
  elementIds: string[];
  promiseId: string;
  now: number;
}

export interface Made {
  id: string;
  customer: number;
  customerId: string;
  at: number;
  status: 'open' | 'waiting' | 'closed';
  messageCount: number;
  number: number;
}

/** The newest conversation last; one in fifty is open, as in a business that keeps up. */
export function makeConversations(world: BenchWorld, size: number): Made[] {
  const random = seededRandom(7);
  const customerIds = Array.from({ length: Math.max(500, Math.floor(size / 4)) }, () =>
    random.id(new Date(world.now - twoYears)),
  );
  return Array.from({ length: size }, (_, index) => {
    const at = world.now - 3_600_000 - Math.floor(((size - index) / size) * twoYears);
    const customer = random.between(0, customerIds.length - 1);
    return {
      id: random.id(new Date(at)),
      customer,
      customerId: customerIds[customer] ?? '',
      at,
      status: index % 50 === 0 ? 'open' : index % 50 === 1 ? 'waiting' : 'closed',
      messageCount: index < longThreads ? 30 : 2 + (index % 3),
      number: index + 1,
    } as const;
  });
}

const words =
  'lamp harbour supper invoice window blackbird scarf ferry kettle booking garden late arrival quiet night room'.split(
    ' ',
  );
const sentences = sentencesOf(seededRandom(11));

function sentencesOf(random: Random): string[] {
  return Array.from({ length: 4000 }, () =>
    Array.from({ length: random.between(12, 45) }, () => random.pick(words)).join(' '),
  );
}

function sentence(index: number): string {
  return sentences[index % sentences.length] ?? '';
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function pickOf<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('The workspace of the benchmark is not complete');
  return item;
}

function* onePerCustomer(made: readonly Made[]): Generator<Made> {
  const seen = new Set<number>();
  for (const one of made) {
    if (seen.has(one.customer)) continue;
    seen.add(one.customer);
    yield one;
  }
}

export function* customers(world: BenchWorld, made: readonly Made[]): Generator<string> {
  for (const { customer, customerId, at } of onePerCustomer(made))
    yield copyLine([
      world.workspaceId,
      customerId,
      `Customer ${customer} ${pickOf(words, customer)}`,
      customer % 40 ? 'standard' : 'premium',
      38_000 + customer,
      'en',
      iso(at),
      iso(at),
      iso(at),
    ]);
}

export function* identities(world: BenchWorld, made: readonly Made[]): Generator<string> {
  const random = seededRandom(13);
  for (const { customer, customerId, at } of onePerCustomer(made))
    yield copyLine([
      world.workspaceId,
      random.id(new Date(at)),
      customerId,
      'email',
      `customer${customer}@senders.example`,
      iso(at),
    ]);
}

export function* conversations(world: BenchWorld, made: readonly Made[]): Generator<string> {
  for (const one of made) {
    const { id, number, customerId, at, status, messageCount } = one;
    const last = at + messageCount * 600_000;
    const isOpen = status === 'open';
    yield copyLine([
      world.workspaceId,
      id,
      number,
      world.inboxId,
      customerId,
      pickOf(world.touchpoints, number).id,
      `Matter ${number}: ${sentence(number).slice(0, 40)}`,
      status,
      number % 3 ? world.staffId : null,
      pickOf(world.teamIds, number),
      'en',
      `{${pickOf(words, number)}}`,
      messageCount,
      iso(last),
      isOpen ? 'in' : 'out',
      sentence(number).slice(0, 160),
      isOpen ? iso(last) : null,
      status === 'closed' ? iso(last + 3_600_000) : null,
      iso(at),
      iso(last),
    ]);
  }
}

export function* messages(world: BenchWorld, made: readonly Made[]): Generator<string> {
  const random = seededRandom(17);
  for (const { id, number, customer, customerId, at, messageCount } of made) {
    const theirs = JSON.stringify({
      name: `Customer ${customer}`,
      address: `customer${customer}@senders.example`,
    });
    const ours = JSON.stringify({ name: 'Help', address: world.address });
    for (let index = 0; index < messageCount; index++) {
      const isIn = index % 2 === 0;
      const sentAt = iso(at + index * 600_000);
      const text = sentence(number + index);
      yield copyLine([
        world.workspaceId,
        random.id(new Date(at + index * 600_000)),
        id,
        isIn ? 'in' : 'out',
        isIn ? null : world.staffId,
        isIn ? customerId : null,
        isIn ? theirs : ours,
        `[${isIn ? ours : theirs}]`,
        `Matter ${number}`,
        text,
        index % 2 ? `<p>${text}</p>` : null,
        'en',
        `b${number}.${index}@senders.example`,
        isIn ? null : 'accepted',
        sentAt,
        sentAt,
      ]);
    }
  }
}

export function* participants(world: BenchWorld, made: readonly Made[]): Generator<string> {
  for (const { id, customer, customerId, at } of made)
    yield copyLine([
      world.workspaceId,
      id,
      `customer${customer}@senders.example`,
      `Customer ${customer}`,
      customerId,
      iso(at),
    ]);
}

export function* duePromises(world: BenchWorld, made: readonly Made[]): Generator<string> {
  const random = seededRandom(19);
  for (const { id, number, customerId, at } of made) {
    const outcome = number % 60 ? 'kept' : 'missed';
    const replied = at + (outcome === 'kept' ? 600_000 : 5_000_000);
    yield copyLine([
      world.workspaceId,
      random.id(new Date(at)),
      world.promiseId,
      'first-reply',
      id,
      customerId,
      pickOf(world.teamIds, number),
      iso(at),
      iso(at + 3_600_000),
      iso(replied),
      outcome,
      iso(Math.min(replied, at + 3_600_000)),
    ]);
  }
}

/** A core piece for each conversation, and for one in four what the customer thought of it. */
export function* evidence(world: BenchWorld, made: readonly Made[]): Generator<string> {
  const random = seededRandom(23);
  for (const { id, number, customerId, at } of made) {
    const { id: touchpointId, stage } = pickOf(world.touchpoints, number);
    const day = iso(at).slice(0, 10);
    const row = (
      pillar: string,
      outcome: string,
      source: string,
      elementId: string | null,
      refKind: string,
    ) =>
      copyLine([
        world.workspaceId,
        random.id(new Date(at)),
        iso(at),
        day,
        pillar,
        outcome,
        source,
        stage,
        touchpointId,
        elementId,
        customerId,
        pickOf(world.teamIds, number),
        id,
        refKind,
        id,
      ]);
    yield row(
      'core',
      number % 60 ? 'kept' : 'missed',
      'measured',
      pickOf(world.elementIds, number),
      'due-promise',
    );
    if (number % 4) continue;
    yield row('experience', number % 24 ? 'delighted' : 'unhappy', 'answer', null, 'answer');
    yield row('asked', number % 24 ? 'A' : 'D', 'answer', null, 'answer');
  }
}
