import { minutesLater } from './calendar.ts';
import type { Told } from './reviews.ts';

interface ToldItems {
  meetingId: string;
  at: Date;
  kind: string;
  words: readonly string[];
  origin?: string;
  bySide?: 'us' | 'them';
}

/** Items in their order; the actions have somebody who does them, by when, and long ago they were done. */
export function writeItems({ house, random, ownerId }: Told, items: ToldItems): void {
  const { meetingId, at, kind, words, origin = '', bySide = 'us' } = items;
  const isAction = kind === 'action';
  const due = minutesLater(at, 21 * 1440);
  house.rows.meetingItems.push(
    ...words.map((text, position) => ({
      workspaceId: house.workspaceId,
      id: random.id(at),
      meetingId,
      kind,
      words: text,
      origin,
      bySide,
      ownerStaffId: isAction ? ownerId : null,
      dueOn: isAction ? due.toISOString().slice(0, 10) : null,
      doneAt: isAction && due < house.now ? due : null,
      position,
      createdAt: at,
      updatedAt: at,
    })),
  );
}

export function writePeople(
  { house, random, client, ownerId }: Told,
  meetingId: string,
  theirs: string,
): void {
  const { workspaceId, now } = house;
  const them = theirs === '' ? { customerId: client.id, name: '' } : { customerId: null, name: theirs };
  house.rows.meetingPeople.push(
    { workspaceId, id: random.id(now), meetingId, side: 'us', staffId: ownerId, customerId: null, name: '' },
    { workspaceId, id: random.id(now), meetingId, side: 'them', staffId: null, ...them },
  );
}
