import type { EvidenceFact } from '#modules/report-cards/logic/evidence-of.ts';
import { evidenceOfPromise } from '#modules/report-cards/logic/evidence-of.ts';
import { minutesLater } from './calendar.ts';
import { madeToday, standingPromises, type MadeKind } from './content/promised.ts';
import { need, type House } from './house.ts';
import type { Remembered } from './tell-year.ts';

type Told = Omit<Remembered, 'firstReplyAt'> & { firstReplyAt: Date | null };

/** What the house promises beside the first reply, what its people promised in a year, and what is open today. */
export function promiseThings(
  house: House,
  year: readonly Remembered[],
  today: readonly Told[],
): EvidenceFact[] {
  const ids = writeStanding(house);
  promiseToday(house, today, ids);
  return promiseYear(house, year, ids);
}

function writeStanding(house: House): ReadonlyMap<string, string> {
  const { random, rows, workspaceId, now } = house;
  const opened = minutesLater(now, -390 * 1440);
  const company = rows.customers.find(({ name }) => name === 'Northline Travel');
  return new Map(
    standingPromises.map(({ key, element, owner, toCompany, trialDays, ...facts }) => {
      const id = random.id(opened);
      rows.promises.push({
        ...facts,
        workspaceId,
        id,
        elementId: element === undefined ? null : need(house.elementIds, element),
        ownerStaffId: owner === undefined ? null : need(house.staffIds, owner),
        audience: toCompany ? 'customer' : (facts.audience ?? 'everyone'),
        customerId: toCompany ? (company?.id ?? null) : null,
        trialUntil: trialDays === undefined ? null : minutesLater(now, trialDays * 1440),
        publishedAt: facts.status === 'published' ? opened : null,
        createdAt: opened,
      });
      return [key, id] as const;
    }),
  );
}

interface Habit {
  kind: MadeKind;
  /** How often somebody promises this in a conversation, how long it is given, and how often it is kept. */
  share: number;
  minutes: readonly number[];
  kept: (monthsAgo: number) => number;
  words: readonly string[];
}

const habits: readonly Habit[] = [
  {
    kind: 'call-back',
    share: 0.035,
    minutes: [60, 120, 240],
    kept: () => 0.95,
    words: ['Call back about the room', 'Ring before four', 'Call with the price'],
  },
  {
    kind: 'visit',
    share: 0.02,
    minutes: [1440, 2880],
    kept: () => 0.93,
    words: ['Come by to look at the window', 'Bring the cot up', 'Look at the radiator'],
  },
  {
    kind: 'fix',
    share: 0.03,
    minutes: [1440, 2880],
    // The workshop has lost its second pair of hands this winter.
    kept: (monthsAgo) => (monthsAgo < 3 ? 0.58 : 0.94),
    words: ['Have the shower fixed', 'Change the lamp', 'Oil the door'],
  },
  {
    kind: 'next-update',
    share: 0.03,
    minutes: [1440],
    kept: () => 0.97,
    words: ['The next update'],
  },
];

function promiseYear(
  house: House,
  year: readonly Remembered[],
  ids: ReadonlyMap<string, string>,
): EvidenceFact[] {
  return year.flatMap((told) => {
    const habit = habits.find(({ share }) => house.random.chance(share));
    return habit ? promiseOne(house, told, habit, need(ids, habit.kind)) : [];
  });
}

function promiseOne(house: House, told: Remembered, habit: Habit, promiseId: string): EvidenceFact[] {
  const { random, rows, workspaceId, now } = house;
  const startedAt = minutesLater(told.firstReplyAt, random.between(2, 20));
  const length = random.pick(habit.minutes);
  const dueAt = minutesLater(startedAt, length);
  if (dueAt >= now) return [];
  const monthsAgo = (now.getTime() - dueAt.getTime()) / (30 * 86_400_000);
  const isKept = random.chance(habit.kept(monthsAgo));
  const slotStartsAt = habit.kind === 'visit' ? minutesLater(dueAt, -120) : null;
  const within = isKept
    ? random.between(Math.ceil(length * 0.2), length)
    : random.between(length + 5, length * 2);
  const early = slotStartsAt && isKept ? minutesLater(slotStartsAt, random.between(5, 115)) : null;
  const fulfilledAt = early ?? minutesLater(startedAt, within);
  const { id: touchpointId, stage } = need(house.touchpoints, told.story.touchpoint);
  const due = {
    workspaceId,
    id: random.id(startedAt),
    promiseId,
    kind: habit.kind,
    elementId: null,
    words: random.pick(habit.words),
    madeBy: told.staffId,
    conversationId: told.id,
    customerId: told.guest.id,
    teamId: need(house.teamIds, told.story.team),
    staffId: told.staffId,
    startedAt,
    slotStartsAt,
    dueAt,
    fulfilledAt: fulfilledAt < now ? fulfilledAt : null,
    outcome: isKept ? 'kept' : 'missed',
    decidedAt: isKept ? fulfilledAt : dueAt,
  } as const;
  rows.duePromises.push(due);
  return evidenceOfPromise(due, { touchpointId, stage });
}

/** Some of it at risk, some late, one moved, one next update stated: the screens as they are on a working day. */
function promiseToday(house: House, today: readonly Told[], ids: ReadonlyMap<string, string>): void {
  const { random, rows, workspaceId, now } = house;
  const open = today.filter(({ id }) =>
    rows.conversations.some((conversation) => conversation.id === id && conversation.status === 'open'),
  );
  for (const [index, made] of madeToday.entries()) {
    const told = open[index % Math.max(1, open.length)];
    if (!told) continue;
    const startedAt = minutesLater(now, -made.startedMinutesAgo);
    const dueAt = minutesLater(now, made.dueInMinutes);
    const id = random.id(startedAt);
    const isMissed = made.dueInMinutes < 0;
    rows.duePromises.push({
      workspaceId,
      id,
      promiseId: need(ids, made.kind),
      kind: made.kind,
      elementId: null,
      words: made.words,
      madeBy: told.staffId,
      conversationId: told.id,
      customerId: told.guest.id,
      teamId: need(house.teamIds, told.story.team),
      staffId: told.staffId,
      startedAt,
      slotStartsAt: made.kind === 'visit' ? minutesLater(dueAt, -120) : null,
      dueAt,
      fulfilledAt: null,
      outcome: isMissed ? 'missed' : 'open',
      decidedAt: isMissed ? dueAt : null,
    });
    if (made.movedFromMinutes !== undefined)
      rows.promiseMoves.push({
        workspaceId,
        id: random.id(startedAt),
        duePromiseId: id,
        fromDueAt: minutesLater(now, made.movedFromMinutes),
        toDueAt: dueAt,
        said: 'The part comes a day later, I am sorry. You have it tomorrow.',
        movedBy: told.staffId,
        movedAt: minutesLater(now, -30),
      });
  }
}
