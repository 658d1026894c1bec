import { evidenceOfReview, type EvidenceFact } from '#modules/report-cards/logic/evidence-of.ts';
import { minutesLater } from './calendar.ts';
import {
  dissatisfied,
  earlierReviews,
  lastReview,
  scriptAnswers,
  teamNote,
  unfinishedReview,
  type ToldReview,
} from './content/reviews.ts';
import type { Guest } from './guests.ts';
import { need, type House } from './house.ts';
import { writeItems, writePeople } from './review-rows.ts';
import { seededRandom, type Random } from './random.ts';

const day = 1440;

/** Everything one meeting of the demonstration is made of. */
export interface Told {
  house: House;
  /** A stream of its own: the rest of the year stays as it was whatever is said at a review. */
  random: Random;
  client: Guest;
  ownerId: string;
}

/** A year of quarterly reviews: one that scored 9.6 last week, one left unfinished, two to come. */
export function holdReviews(house: House): EvidenceFact[] {
  const random = seededRandom(96);
  const [first, second, third, fourth] = busiestCompanies(house);
  const told = (client: Guest | undefined, who: 'hannah' | 'luc'): Told[] =>
    client ? [{ house, random, client, ownerId: need(house.staffIds, who) }] : [];
  const past = (with_: Told, scores: readonly number[]) =>
    scores.flatMap((score, at) => {
      const words = earlierReviews[at % earlierReviews.length];
      return words ? closedReview(with_, -350 + at * 91, { ...words, score }) : [];
    });
  return [
    ...told(first, 'hannah').flatMap((one) => [
      ...past(one, [9.2, 8, 9.4]),
      ...heldReview(one, { daysAgo: 6, told: lastReview, isWritten: true }),
    ]),
    ...told(second, 'luc').flatMap((one) => [
      ...past(one, [8, 6, 7]),
      ...heldReview(one, { daysAgo: 16, told: unfinishedReview, isWritten: false }),
    ]),
    ...told(third, 'hannah').flatMap((one) => [...past(one, [7, 6, 8]), ...comingReview(one, 4, true)]),
    ...told(fourth, 'luc').flatMap((one) => [...past(one, [9, 9.5, 9]), ...comingReview(one, 5, false)]),
  ];
}

/** The companies that wrote most; the same every time, since the year is. */
function busiestCompanies({ rows }: House): Guest[] {
  const written = new Map<string, number>();
  for (const { customerId } of rows.conversations)
    written.set(customerId, (written.get(customerId) ?? 0) + 1);
  return rows.customers
    .filter(({ kind }) => kind === 'company')
    .toSorted((one, other) => (written.get(other.id) ?? 0) - (written.get(one.id) ?? 0))
    .slice(0, 4)
    .map(({ id, name, language }) => ({
      id,
      name: name ?? '',
      surname: name ?? '',
      address: '',
      language: language === 'de' ? 'de' : 'en',
      weight: 1,
      lastAskedAt: null,
    }));
}

/** Ten in the morning of a working day near that one. */
function morning(now: Date, days: number): Date {
  const at = minutesLater(now, days * day);
  at.setUTCHours(10, 0, 0, 0);
  const weekday = at.getUTCDay();
  const forward = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return minutesLater(at, (days < 0 && forward > 0 ? forward - 3 : forward) * day);
}

function closedReview(told: Told, days: number, said: ToldReview): EvidenceFact[] {
  const { house, random } = told;
  const heldAt = morning(house.now, days);
  const id = random.id(heldAt);
  const talkAt = minutesLater(heldAt, 5 * day);
  const closedAt = minutesLater(talkAt, day);
  const evidence = writeReview(told, {
    id,
    heldAt,
    said,
    status: 'closed',
    writtenUpAt: minutesLater(heldAt, day),
  });
  const review = house.rows.meetings.find((row) => row.id === id);
  Object.assign(review ?? {}, {
    talkBookedAt: minutesLater(heldAt, 60),
    agreedAt: minutesLater(heldAt, 3 * day),
    agreedByName: said.scoredBy,
    closedAt,
  });
  const talkId = writeTalk(told, { followsId: id, at: talkAt, heldAt: talkAt });
  for (const [question, words] of Object.entries(scriptAnswers))
    writeItems(told, {
      meetingId: talkId,
      at: talkAt,
      kind: 'script-answer',
      words: [words],
      origin: question,
    });
  return evidence;
}

function heldReview(
  told: Told,
  { daysAgo, told: said, isWritten }: { daysAgo: number; told: ToldReview; isWritten: boolean },
): EvidenceFact[] {
  const { house, random } = told;
  const heldAt = morning(house.now, -daysAgo);
  const id = random.id(heldAt);
  const status = isWritten ? 'talk-booked' : 'held';
  const evidence = writeReview(told, {
    id,
    heldAt,
    said,
    status,
    writtenUpAt: isWritten ? minutesLater(heldAt, day) : null,
  });
  if (!isWritten) return evidence;
  Object.assign(house.rows.meetings.find((row) => row.id === id) ?? {}, { talkBookedAt: heldAt });
  writeTalk(told, { followsId: id, at: morning(house.now, 1), heldAt: null });
  return evidence;
}

function comingReview(told: Told, days: number, isSent: boolean): EvidenceFact[] {
  const { house, random } = told;
  const scheduledAt = morning(house.now, days);
  const id = random.id(minutesLater(house.now, -14 * day));
  house.rows.meetings.push({
    ...meetingRow(told, { id, scheduledAt, createdAt: minutesLater(house.now, -14 * day) }),
    status: isSent ? 'pre-read-sent' : 'planned',
    preReadSentAt: isSent ? minutesLater(house.now, -2 * day) : null,
    dissatisfaction: isSent ? dissatisfied : '',
    dissatisfactionAt: isSent ? minutesLater(house.now, -1 * day) : null,
  });
  const agenda = earlierReviews[2]?.agenda ?? [];
  writeItems(told, { meetingId: id, at: house.now, kind: 'agenda', words: agenda });
  writePeople(told, id, '');
  return [];
}

function writeReview(
  told: Told,
  given: { id: string; heldAt: Date; said: ToldReview; status: string; writtenUpAt: Date | null },
): EvidenceFact[] {
  const { house, client } = told;
  const { id, heldAt, said } = given;
  const createdAt = minutesLater(heldAt, -20 * day);
  house.rows.meetings.push({
    ...meetingRow(told, { id, scheduledAt: heldAt, createdAt }),
    status: given.status,
    preReadSentAt: minutesLater(heldAt, -7 * day),
    heldAt,
    score: String(said.score),
    scoredByName: said.scoredBy,
    scoredAt: heldAt,
    notes: said.notes,
    privateNotes: said.privateNotes ?? '',
    writtenUpAt: given.writtenUpAt,
  });
  const about = { meetingId: id, at: heldAt };
  writeItems(told, { ...about, kind: 'agenda', words: said.agenda });
  writeItems(told, { ...about, kind: 'focus', words: said.focus, bySide: 'them' });
  writeItems(told, { ...about, kind: 'action', words: said.actions });
  if (said.openPoint)
    writeItems(told, { ...about, kind: 'open-point', words: [said.openPoint], bySide: 'them' });
  writePeople(told, id, said.scoredBy);
  return evidenceOfReview({ id, score: said.score, scoredAt: heldAt, customerId: client.id });
}

function writeTalk(told: Told, talk: { followsId: string; at: Date; heldAt: Date | null }): string {
  const { house, random, client } = told;
  const id = random.id(talk.at > house.now ? minutesLater(house.now, -day) : talk.at);
  house.rows.meetings.push({
    ...meetingRow(told, { id, scheduledAt: talk.at, createdAt: minutesLater(talk.at, -5 * day) }),
    kind: 'post-review-talk',
    title: `Talk after the review with ${client.name}`,
    followsId: talk.followsId,
    minutes: 45,
    periodFrom: null,
    periodTo: null,
    status: talk.heldAt ? 'closed' : 'planned',
    heldAt: talk.heldAt,
    notes: talk.heldAt ? Object.values(scriptAnswers).join('\n') : '',
    writtenUpAt: talk.heldAt,
    closedAt: talk.heldAt && minutesLater(talk.heldAt, day),
    teamNote: talk.heldAt ? teamNote : '',
  });
  writePeople(told, id, '');
  return id;
}

function meetingRow(
  { house, client, ownerId }: Told,
  { id, scheduledAt, createdAt }: { id: string; scheduledAt: Date; createdAt: Date },
) {
  const text = (at: Date) => at.toISOString().slice(0, 10);
  return {
    workspaceId: house.workspaceId,
    id,
    kind: 'account-review',
    customerId: client.id,
    title: `Review with ${client.name}`,
    ownerStaffId: ownerId,
    status: 'planned',
    scheduledAt,
    minutes: 60,
    place: 'The library, Harbour House',
    periodFrom: text(minutesLater(scheduledAt, -91 * day)),
    periodTo: text(minutesLater(scheduledAt, -1 * day)),
    dissatisfaction: '',
    dissatisfactionAt: null as Date | null,
    score: null as string | null,
    scoredByName: '',
    scoredAt: null as Date | null,
    notes: '',
    privateNotes: '',
    teamNote: '',
    preReadSentAt: null as Date | null,
    heldAt: null as Date | null,
    writtenUpAt: null as Date | null,
    talkBookedAt: null as Date | null,
    agreedAt: null as Date | null,
    agreedByName: '',
    closedAt: null as Date | null,
    followsId: null as string | null,
    createdBy: ownerId,
    createdAt,
    updatedAt: createdAt,
  };
}
