import { z } from 'zod';
import { customerBrief, tier } from '#modules/customers/contract.ts';
import { id, instant } from '#platform/contract.ts';

export const promiseKind = z.enum([
  'first-reply',
  'next-reply',
  'close',
  'answer',
  'visit',
  'fix',
  'call-back',
  'next-update',
  'check',
]);
export type PromiseKind = z.infer<typeof promiseKind>;
/** What a person may promise in a conversation; the others start by themselves. */
export const madeKind = z.enum(['answer', 'call-back', 'visit', 'fix', 'next-update']);
export type MadeKind = z.infer<typeof madeKind>;
export const promiseStatus = z.enum(['draft', 'trial', 'published', 'retired']);
export const audience = z.enum(['everyone', 'tier', 'customer']);
export type Audience = z.infer<typeof audience>;

export const measure = z.object({
  value: z.number(),
  interval: z.object({ low: z.number(), high: z.number() }),
  n: z.int(),
});

/** How a promise was kept, the last fifty times; a miss put right later is still a miss. */
export const keptness = z.object({
  kept: z.int(),
  n: z.int(),
  /** Null while nothing is decided. */
  share: measure.nullable(),
  /** The share that is promised: below it, for certain, the promise is slipping. */
  promised: z.number(),
  verdict: z.enum(['as-promised', 'slipping', 'not-shown-yet', 'too-few']),
});
export type Keptness = z.infer<typeof keptness>;

/** What the latest customer-clock times support: figures with the number of times they rest on. */
export const promiseHistory = z.object({
  /** How many of the last 50 times are known; fewer than `needed` support no promise. */
  n: z.int(),
  needed: z.int(),
  p50Minutes: z.number().nullable(),
  p90Minutes: z.number().nullable(),
  /** The shortest time on offer that nine in ten of these customers did not have to wait beyond. */
  possibleWithinMinutes: z.int().nullable(),
  /** Only words, no promise, while there are too few times. */
  usuallyWithinMinutes: z.int().nullable(),
  /** The longest time acceptable to four in five of the customers asked; null while nobody was. */
  wantedWithinMinutes: z.int().nullable(),
  /** How many were asked, and for how many of them the wanted time is soon enough. */
  wanted: measure.nullable(),
  /** How much longer we take than customers want; negative when we are faster. */
  gapMinutes: z.int().nullable(),
  /** How often the present target was met by these times; null where nothing is timed. */
  kept: measure.nullable(),
  supportsTarget: z.boolean(),
});
export type PromiseHistory = z.infer<typeof promiseHistory>;

/** A published time of more than five days answers for itself. */
export const turnaround = z.object({ why: z.string(), meanwhile: z.string(), shorter: z.string() });

export const servicePromise = z.object({
  id,
  kind: promiseKind,
  elementId: id.nullable(),
  name: z.string(),
  sentence: z.string(),
  /** Null for a visit, due in its slot, and for what is checked. */
  targetMinutes: z.int().nullable(),
  status: promiseStatus,
  trialUntil: instant.nullable(),
  publishedAt: instant.nullable(),
  audience,
  tier: tier.nullable(),
  customer: customerBrief.nullable(),
  limits: z.string(),
  redress: z.string(),
  owner: z.object({ id, name: z.string() }).nullable(),
  turnaround,
  /** More than five days must answer for itself. */
  mustExplainTurnaround: z.boolean(),
  history: promiseHistory,
  keptness,
  createdAt: instant,
});
export type ServicePromise = z.infer<typeof servicePromise>;

export const dueOutcome = z.enum(['open', 'kept', 'missed', 'recovered', 'void']);

/** One promise that falls due, or fell due, in a conversation. */
export const duePromise = z.object({
  id,
  promise: z.object({
    /** Null for what somebody promised on the spot. */
    id: id.nullable(),
    name: z.string(),
    kind: promiseKind,
    /** The time it runs for, as fixed when it began. */
    targetMinutes: z.int(),
    /** To whom the standing promise is made that counts here, the most specific one; null for one made on the spot. */
    audience: audience.nullable(),
  }),
  conversation: z.object({ id, number: z.int(), subject: z.string(), status: z.string() }),
  customer: customerBrief,
  staffId: id.nullable(),
  teamId: id.nullable(),
  /** Who promised it, when a person did. */
  madeBy: z.object({ id, name: z.string() }).nullable(),
  startedAt: instant,
  slotStartsAt: instant.nullable(),
  dueAt: instant,
  fulfilledAt: instant.nullable(),
  fulfilledWords: z.string(),
  endedBecause: z.string(),
  outcome: dueOutcome,
  /** Dates given before this one, the first one first; each was moved by telling the customer. */
  moves: z.array(z.object({ fromDueAt: instant, toDueAt: instant, movedAt: instant })),
  state: z.enum(['comfortable', 'at-risk', 'missed', 'decided']),
});
export type DuePromise = z.infer<typeof duePromise>;
