import { minutesLater } from './calendar.ts';
import { wishes } from './content/wishes.ts';
import { need, type House } from './house.ts';

const day = 1440;
const lately = 45;

/**
 * What the customers of the last weeks expect, in their words: some as we read them, some as they said it, and some as
 * they put it right themselves on their page.
 */
export function noteExpectations(house: House): void {
  for (const customerId of customersLately(house, lately)) {
    const chosen = wishes.filter(() => house.random.chance(0.35)).slice(0, 4);
    for (const wish of chosen) noteOne(house, customerId, wish);
  }
}

function noteOne(house: House, customerId: string, wish: (typeof wishes)[number]): void {
  const { random, rows, workspaceId, now, staffIds } = house;
  const at = minutesLater(now, -random.between(3 * day, 160 * day));
  const adequate = 2 + random.between(0, 3) / 2;
  const first = {
    workspaceId,
    id: random.id(at),
    customerId,
    elementId: need(house.elementIds, wish.element),
    adequate,
    desired: Math.min(5, adequate + random.between(2, 4) / 2),
    expectedNow: Math.min(5, adequate + random.between(0, 3) / 2),
    words: '',
    source: 'behaviour',
    confidence: 'low',
    state: 'inferred',
    recordedByKind: 'staff',
    recordedBy: random.pick([...staffIds.values()]),
    at,
    seenAt: null as Date | null,
    replacesId: null as string | null,
    replacedAt: null as Date | null,
  };
  rows.expectations.push(first);
  if (!random.chance(0.7)) return;
  const later = minutesLater(at, random.between(day, 2 * day));
  first.replacedAt = later;
  const isOwn = random.chance(0.3);
  rows.expectations.push({
    ...first,
    id: random.id(later),
    words: random.pick(wish.words),
    desired: Math.min(5, first.desired + 0.5),
    source: 'said',
    confidence: 'high',
    state: 'stated',
    recordedByKind: isOwn ? 'customer' : 'staff',
    recordedBy: isOwn ? customerId : first.recordedBy,
    at: later,
    seenAt: isOwn || random.chance(0.5) ? null : minutesLater(later, day),
    replacesId: first.id,
    replacedAt: null,
  });
}

/** Who wrote last, the latest first, each once. */
export function customersLately({ rows }: House, most: number): string[] {
  const latest = [...rows.conversations].sort(
    (a, b) => new Date(b.lastMessageAt).getTime() - new Date(a.lastMessageAt).getTime(),
  );
  return [...new Set(latest.map(({ customerId }) => customerId))].slice(0, most);
}
