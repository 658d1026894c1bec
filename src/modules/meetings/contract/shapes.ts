import { z } from 'zod';
import { day, id, instant } from '#platform/contract.ts';
import { grade } from '#modules/report-cards/contract.ts';

export const meetingKind = z.enum(['account-review', 'post-review-talk', 'huddle', 'one-to-one']);
export const meetingStatus = z.enum([
  'planned',
  'pre-read-sent',
  'held',
  'written-up',
  'talk-booked',
  'agreed',
  'closed',
  'cancelled',
]);
export const itemKind = z.enum(['agenda', 'focus', 'action', 'open-point', 'script-answer']);
export const scriptQuestion = z.enum(['focus', 'requests', 'trade', 'normal', 'page']);
export type ScriptQuestion = z.infer<typeof scriptQuestion>;

const named = z.object({ id, name: z.string() });
const stepName = z.enum(['pre-read', 'hold', 'write-up', 'book-talk', 'agree', 'close']);

export const stepState = z.object({
  step: stepName,
  doneAt: instant.nullable(),
  /** The last day on which it is in time, in the zone of the workspace. */
  dueOn: day.nullable(),
  state: z.enum(['done', 'left-out', 'overdue', 'next', 'later']),
  /** What stands in the way, each naming what to do first. */
  missing: z.array(z.string()),
});
export type StepState = z.infer<typeof stepState>;

export const meetingBrief = z.object({
  id,
  kind: meetingKind,
  title: z.string(),
  customer: named.nullable(),
  owner: named.nullable(),
  status: meetingStatus,
  scheduledAt: instant,
  minutes: z.int(),
  place: z.string(),
  score: z.number().nullable(),
  isTopScore: z.boolean(),
  /** Held, and not yet followed by everything that makes it count. */
  isUnfinished: z.boolean(),
  next: stepState.nullable(),
  followsId: id.nullable(),
  /** The talk that follows a review. */
  talk: z.object({ id, scheduledAt: instant, heldAt: instant.nullable() }).nullable(),
});
export type MeetingBrief = z.infer<typeof meetingBrief>;

export const meetingItem = z.object({
  id,
  kind: itemKind,
  words: z.string(),
  /** The finding an agenda item came from, the question an answer belongs to. */
  origin: z.string(),
  bySide: z.enum(['us', 'them']),
  isPrivate: z.boolean(),
  owner: named.nullable(),
  ownerName: z.string(),
  dueOn: day.nullable(),
  doneAt: instant.nullable(),
  conversation: z.object({ id, number: z.int() }).nullable(),
  position: z.int(),
  revision: z.int(),
});
export type MeetingItem = z.infer<typeof meetingItem>;

const person = z.object({
  id,
  side: z.enum(['us', 'them']),
  staffId: id.nullable(),
  customerId: id.nullable(),
  name: z.string(),
});

const elementScore = z.object({ elementId: id, name: z.string(), value: z.number() });

/** The figures of the page: those of now, and, once the pre-read has left, those it carried. */
export const figures = z.object({
  period: z.object({ from: day, to: day }),
  card: z.object({
    grade: grade.nullable(),
    provisional: z.boolean(),
    verdict: z.string(),
    checks: z.int(),
    answers: z.int(),
    asked: grade.nullable(),
  }),
  trend: z.array(z.object({ from: day, grade: grade.nullable(), provisional: z.boolean() })),
  promises: z.object({ kept: z.int(), recovered: z.int(), missed: z.int() }),
  extras: z.array(z.object({ what: z.string(), at: instant })),
  requests: z.array(z.object({ words: z.string(), kind: z.string(), answer: z.string(), at: instant })),
});
export type Figures = z.infer<typeof figures>;

export const meeting = meetingBrief.extend({
  timeZone: z.string(),
  period: z.object({ from: day, to: day }).nullable(),
  dissatisfaction: z.string(),
  dissatisfactionAt: instant.nullable(),
  scoredByName: z.string(),
  scoredAt: instant.nullable(),
  elementScores: z.array(elementScore),
  notes: z.string(),
  privateNotes: z.string(),
  teamNote: z.string(),
  preReadSentAt: instant.nullable(),
  heldAt: instant.nullable(),
  writtenUpAt: instant.nullable(),
  talkBookedAt: instant.nullable(),
  agreedAt: instant.nullable(),
  agreedByName: z.string(),
  closedAt: instant.nullable(),
  steps: z.array(stepState),
  items: z.array(meetingItem),
  people: z.array(person),
  figures: figures.nullable(),
  /** What the pre-read showed, as it stood when it left. */
  preRead: figures.nullable(),
  revision: z.int(),
});
export type Meeting = z.infer<typeof meeting>;
