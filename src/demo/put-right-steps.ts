import { redressOf } from '#modules/recovery/logic/redress.ts';
import { sameKey } from '#modules/recovery/logic/sameness.ts';
import { stepsInOrder } from '#modules/recovery/logic/steps.ts';
import { defaultSettings } from '#modules/workspace/logic.ts';
import { minutesLater } from './calendar.ts';
import { lastTouches, remedies, saidAfter, surprises, type Slip } from './content/put-right.ts';
import type { House } from './house.ts';
import type { PutRightRows } from './put-right-rows.ts';
import type { Random } from './random.ts';
import type { Remembered } from './tell-year.ts';

export type Place = Pick<Remembered, 'id' | 'guest' | 'staffId' | 'startedAt'>;

export interface Case {
  place: Place;
  slip: Slip;
  happenedAt: Date;
  /** The last step taken; null: the customer was never answered. */
  upTo: (typeof stepsInOrder)[number] | null;
}

export interface Told {
  house: House;
  random: Random;
  rows: PutRightRows;
}

/** Minutes from the failure to each step, when it goes as it should. */
export const pace: Record<(typeof stepsInOrder)[number], readonly [number, number]> = {
  noticed: [0, 0],
  owned: [2, 14],
  acknowledged: [15, 55],
  apologised: [56, 85],
  fixed: [90, 420],
  'fix-confirmed': [430, 600],
  'options-offered': [601, 640],
  'option-chosen': [660, 1300],
  'surprise-given': [1310, 2000],
  'last-touch': [2100, 3600],
  rated: [3700, 5200],
  closed: [5300, 6200],
};

/** Step by step, with what was offered and chosen, given and spent, and how the customer marked it. */
export function tellSteps(
  { house, random, rows }: Told,
  { place, slip, happenedAt, upTo }: Case,
  { recoveryId, closedAt }: { recoveryId: string; closedAt: Date | null },
): void {
  const { workspaceId, now } = house;
  const last = stepsInOrder.indexOf(upTo ?? 'acknowledged');
  const reached = stepsInOrder.filter((step, index) => index <= last || (step === 'closed' && closedAt));
  const hasSurprise = slip.severity >= 3 || random.chance(0.4);
  const isRated = random.chance(0.68);
  const limit = closedAt ?? now;
  for (const step of reached) {
    if ((step === 'surprise-given' && !hasSurprise) || (step === 'rated' && !isRated)) continue;
    const planned =
      step === 'closed' && closedAt ? closedAt : minutesLater(happenedAt, random.between(...pace[step]));
    // Those under way have gone as far as they say, however fast that was.
    const at =
      planned < limit || step === 'closed' ? planned : minutesLater(limit, -30 + stepsInOrder.indexOf(step));
    const byCustomer = step === 'fix-confirmed' || step === 'option-chosen' || step === 'rated';
    rows.steps.push({
      workspaceId,
      id: random.id(at),
      recoveryId,
      step,
      at,
      byKind: byCustomer ? 'customer' : 'staff',
      byId: byCustomer ? place.guest.id : place.staffId,
      words: step === 'apologised' ? slip.sorry : step === 'fixed' ? slip.fixed : '',
    });
    if (step === 'options-offered')
      offer(
        { house, random, rows },
        { slip, recoveryId, at, place, isChosen: reached.includes('option-chosen') },
      );
    if (step === 'surprise-given' || step === 'last-touch')
      give(
        { house, random, rows },
        { kind: step === 'last-touch' ? 'last-touch' : 'surprise', recoveryId, at, place },
      );
    if (step === 'rated') rate({ house, random, rows }, { recoveryId, at, place, slip });
  }
}

function offer(
  { house, random, rows }: Told,
  {
    slip,
    recoveryId,
    at,
    place,
    isChosen,
  }: { slip: Slip; recoveryId: string; at: Date; place: Place; isChosen: boolean },
): void {
  const facts = {
    paidMinor: slip.paidMinor,
    severity: slip.severity,
    isInOurControl: slip.isInOurControl,
    hasEarlier: false,
    wholeMinor: 100,
  };
  const { refundMinor } = redressOf(facts, defaultSettings);
  const chosen = random.between(0, remedies[slip.loss].length - 1);
  const whole = (minor: number) => Math.round(minor / 100) * 100;
  remedies[slip.loss].forEach(({ kind, words, cost, face }, position) => {
    const isThis = isChosen && position === chosen;
    const chosenAt = minutesLater(at, 25);
    const id = random.id(at);
    rows.options.push({
      workspaceId: house.workspaceId,
      id,
      recoveryId,
      kind,
      words,
      costMinor: whole(refundMinor * cost),
      faceMinor: whole(refundMinor * face),
      position,
      chosenAt: isThis ? chosenAt : null,
      chosenByKind: isThis ? 'customer' : null,
      chosenByName: isThis ? place.guest.name : '',
    });
    if (isThis)
      spend(
        { house, random, rows },
        {
          aboutKind: 'option',
          aboutId: id,
          amountMinor: whole(refundMinor * cost),
          recoveryId,
          at: chosenAt,
          place,
        },
      );
  });
}

function give(
  { house, random, rows }: Told,
  {
    kind,
    recoveryId,
    at,
    place,
  }: { kind: 'surprise' | 'last-touch'; recoveryId: string; at: Date; place: Place },
): void {
  const what = random.pick(kind === 'surprise' ? surprises : lastTouches);
  const [id, costMinor] = [random.id(at), random.between(4, 16) * 100];
  const whatKey = sameKey(what);
  rows.surprises.push({
    workspaceId: house.workspaceId,
    id,
    recoveryId,
    customerId: place.guest.id,
    what,
    whatKey,
    costMinor,
    kind,
    plannedAt: minutesLater(at, -200),
    plannedBy: place.staffId,
    givenAt: at,
  });
  spend(
    { house, random, rows },
    { aboutKind: 'surprise', aboutId: id, amountMinor: costMinor, recoveryId, at, place },
  );
}

function spend(
  { house, random, rows }: Told,
  line: {
    aboutKind: 'option' | 'surprise';
    aboutId: string;
    amountMinor: number;
    recoveryId: string;
    at: Date;
    place: Place;
  },
): void {
  const { aboutKind, aboutId, amountMinor, recoveryId, at, place } = line;
  if (amountMinor === 0) return;
  rows.entries.push({
    workspaceId: house.workspaceId,
    id: random.id(at),
    staffId: place.staffId,
    spentBy: place.staffId,
    customerId: place.guest.id,
    caseId: recoveryId,
    aboutKind,
    aboutId,
    amountMinor,
    at,
  });
}

function rate(
  { house, random, rows }: Told,
  { recoveryId, at, place, slip }: { recoveryId: string; at: Date; place: Place; slip: Slip },
): void {
  const mark = () =>
    Math.min(5, Math.max(2, Math.round(4.2 - (slip.severity - 2) * 0.25 + random.normal() * 0.7)));
  const compared = mark();
  rows.ratings.push({
    workspaceId: house.workspaceId,
    recoveryId,
    customerId: place.guest.id,
    distributive: mark(),
    procedural: mark(),
    interactional: Math.min(5, mark() + 1),
    compared,
    wouldRecommend: random.chance(compared >= 4 ? 0.9 : 0.4),
    words: random.pick(saidAfter),
    at,
  });
}
