import { minutesLater } from './calendar.ts';
import { further } from './content/wishes.ts';
import { customersLately } from './expectations.ts';
import type { House } from './house.ts';

const day = 1440;
const restInMilliseconds = 30 * day * 60_000;

/** A year of check-ins, a week of the same sentence, and the weekly taps of the team. */
export function askBothSides(house: House): void {
  for (const tier of ['standard', 'premium', 'flagship'] as const)
    house.rows.checkInSchedules.push({
      workspaceId: house.workspaceId,
      tier,
      everyDays: { standard: 180, premium: 90, flagship: 60 }[tier],
      isOn: tier !== 'standard',
    });
  const customers = customersLately(house, 260);
  customers.slice(0, 120).forEach((customerId, index) => checkIn(house, customerId, index));
  runWave(house, customers.slice(120));
  tapWeeks(house);
}

function checkIn(house: House, customerId: string, index: number): void {
  const { random } = house;
  const sentAt = minutesLater(house.now, -(index < 8 ? index + 2 : random.between(20, 300)) * day);
  const ask = putAsk(house, { customerId, sentAt, kind: 'check-in', waveId: null });
  if (!ask || (index >= 8 && !random.chance(0.6))) return;
  const at = minutesLater(sentAt, random.between(30, 1200));
  if (at >= house.now) return;
  const warmth = random.between(0, 3);
  const mark = () => String(Math.min(10, 6 + warmth + random.between(-1, 1)));
  const far =
    index < 8 ? random.pick(['a-little', 'a-lot']) : random.pick(['no-further', 'a-little', 'a-lot']);
  const wish = random.pick(further);
  answer(house, ask, at, 'exceeding', mark());
  answer(house, ask, at, 'standards', mark());
  answer(house, ask, at, 'satisfied', mark());
  answer(
    house,
    ask,
    at,
    'longest-wait',
    random.pick(['15-minutes', '1-hour', '1-hour', '4-hours', '4-hours', '1-day']),
  );
  const howFar = answer(house, ask, at, 'how-far', far);
  if (far === 'no-further') return;
  answer(house, ask, at, 'how-far-words', wish);
  const isOwed = index < 8;
  house.rows.howFarReplies.push({
    workspaceId: house.workspaceId,
    answerId: howFar,
    customerId,
    dueAt: minutesLater(at, 7 * day),
    reply: isOwed ? null : random.pick(['yes', 'not-yet']),
    words: isOwed ? '' : 'Thank you for saying so.',
    repliedBy: isOwed ? null : random.pick([...house.staffIds.values()]),
    repliedAt: isOwed ? null : minutesLater(at, 2 * day),
  });
}

function runWave(house: House, customers: readonly string[]): void {
  const { random, rows, workspaceId, now } = house;
  const createdAt = minutesLater(now, -40 * day);
  const waveId = random.id(createdAt);
  const dayOf = (at: Date) => at.toISOString().slice(0, 10);
  rows.sentenceWaves.push({
    workspaceId,
    id: waveId,
    startsOn: dayOf(createdAt),
    endsOn: dayOf(minutesLater(createdAt, 6 * day)),
    createdAt,
  });
  for (const customerId of customers.slice(0, 90)) {
    const ask = putAsk(house, { customerId, sentAt: createdAt, kind: 'same-sentence', waveId });
    if (ask && random.chance(0.5))
      answer(
        house,
        ask,
        minutesLater(createdAt, random.between(60, 3000)),
        'superior',
        random.pick(['2', '3', '3', '4', '5']),
      );
  }
  for (const staffId of house.staffIds.values())
    if (random.chance(0.85))
      tap(house, {
        staffId,
        question: 'superior',
        value: random.pick([3, 4, 4, 5, 5]),
        at: createdAt,
        waveId,
      });
}

function tapWeeks(house: House): void {
  for (let week = 1; week <= 8; week++) {
    const at = minutesLater(house.now, -week * 7 * day);
    for (const staffId of house.staffIds.values()) {
      if (!house.random.chance(0.8)) continue;
      tap(house, {
        staffId,
        question: 'took-more',
        value: house.random.pick([1, 2, 2, 3, 4]),
        at,
        waveId: null,
      });
      tap(house, {
        staffId,
        question: 'could-say-yes',
        value: house.random.pick([3, 4, 4, 5]),
        at,
        waveId: null,
      });
    }
  }
}

interface Tap {
  staffId: string;
  question: string;
  value: number;
  at: Date;
  waveId: string | null;
}

function tap(house: House, { at, ...given }: Tap): void {
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  const week = minutesLater(at, -sinceMonday * day)
    .toISOString()
    .slice(0, 10);
  house.rows.staffAnswers.push({
    workspaceId: house.workspaceId,
    id: house.random.id(at),
    ...given,
    week,
    at,
  });
}

type AskRow = House['rows']['asks'][number];

/** Undefined where another ask lies within the rest: nobody in the demonstration is asked more than the product allows. */
function putAsk(
  house: House,
  given: { customerId: string; sentAt: Date; kind: string; waveId: string | null },
): AskRow | undefined {
  const isNear = house.rows.asks.some(
    ({ customerId, sentAt }) =>
      customerId === given.customerId &&
      Math.abs(new Date(sentAt).getTime() - given.sentAt.getTime()) < restInMilliseconds,
  );
  if (isNear) return undefined;
  const expiresAt = minutesLater(given.sentAt, 30 * day);
  const row: AskRow = {
    workspaceId: house.workspaceId,
    id: house.random.id(given.sentAt),
    ...given,
    tokenHash: house.random.bytes(32),
    address: addressOf(house, given.customerId),
    status: expiresAt < house.now ? 'expired' : 'sent',
    expiresAt,
  };
  house.rows.asks.push(row);
  return row;
}

function addressOf({ rows }: House, customerId: string): string {
  return rows.customerIdentities.find((one) => one.customerId === customerId)?.value ?? '';
}

function answer(house: House, ask: AskRow, at: Date, question: string, value: string): string {
  const id = house.random.id(at);
  house.rows.answers.push({ workspaceId: house.workspaceId, id, askId: ask.id, question, value, at });
  Object.assign(ask, { status: 'answered', answeredAt: at, changeableUntil: minutesLater(at, 7 * day) });
  return id;
}
