import { minutesLater } from './calendar.ts';
import { need, type House } from './house.ts';

/** Two small slips of yesterday evening, and the looks at the same thing elsewhere that they ask for. */
export function openLooks(house: House): void {
  const { rows, random, workspaceId, now } = house;
  const slips = [
    { element: 'clean-room', note: 'Dust on the wardrobe in 31', minutesAgo: 700 },
    { element: 'quiet-night', note: 'Minibar humming in 12', minutesAgo: 1500 },
  ] as const;
  for (const { element, note, minutesAgo } of slips) {
    const at = minutesLater(now, -minutesAgo);
    const elementId = house.elementIds.get(element) ?? need(house.elementIds, 'clean-room');
    const check = rows.checks.findLast((one) => one.elementId === elementId && one.outcome === 'missed');
    if (!check) continue;
    Object.assign(check, { severity: 1, note });
    rows.looks.push({
      workspaceId,
      id: random.id(at),
      kind: 'speck',
      elementId,
      checkId: check.id,
      ownerStaffId: null,
      dueAt: minutesLater(at, 1440),
      status: 'open',
      createdAt: at,
    });
  }
}
