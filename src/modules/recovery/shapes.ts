import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';

export const failureStatus = z.enum(['open', 'recovering', 'recovered', 'unrecovered']);
export type FailureStatus = z.infer<typeof failureStatus>;

/** What brought a failure in. */
export const failureSource = z.enum([
  'person',
  'missed-promise',
  'answer',
  'check',
  'customer',
  'echo',
  'untold-rule',
  'stopped-extra',
]);
export type FailureSource = z.infer<typeof failureSource>;

/** In their fixed order; `fix-confirmed` is the customer's part of `fixed`. */
export const recoveryStep = z.enum([
  'noticed',
  'owned',
  'acknowledged',
  'apologised',
  'fixed',
  'fix-confirmed',
  'options-offered',
  'option-chosen',
  'surprise-given',
  'last-touch',
  'rated',
  'closed',
]);
export type RecoveryStep = z.infer<typeof recoveryStep>;

/** Kinds of remedy: money now, money later, a thing, the work again, time, a person's attention. */
export const optionKind = z.enum(['refund', 'credit', 'in-kind', 'redo', 'time', 'person']);
export type OptionKind = z.infer<typeof optionKind>;

/** What the customer lost; one of the options must fit it (C14). */
export const loss = z.enum(['money', 'time', 'product', 'attention']);
export type Loss = z.infer<typeof loss>;

const named = z.object({ id, name: z.string() });
export const severity = z.int().min(1).max(5);

/** Why this severity counts as it does: severity × magnification of the tier, at most 5 (C7a). */
export const spotlight = z.object({
  tier: z.enum(['standard', 'premium', 'flagship']),
  magnification: z.number(),
  /** How many slips the magnification was measured on; the prior stands in for the rest. */
  n: z.int(),
  effective: z.number(),
});

export const failure = z.object({
  id,
  customer: named,
  conversationId: id.nullable(),
  element: named.nullable(),
  words: z.string(),
  severity,
  effectiveSeverity: z.number(),
  tierAtTime: z.enum(['standard', 'premium', 'flagship']),
  foundBy: z.enum(['us', 'them']),
  source: failureSource,
  /** Null while nobody has said. */
  causeWords: z.string(),
  isStable: z.boolean().nullable(),
  isInOurControl: z.boolean().nullable(),
  /** What helps this person now; never a diagnosis. */
  whatHelps: z.string(),
  /** Our own words, thrown back at us. */
  echoPhrase: z.string().nullable(),
  status: failureStatus,
  recoveryId: id.nullable(),
  owner: named.nullable(),
  happenedAt: instant,
  recordedAt: instant,
  closedAt: instant.nullable(),
});
export type Failure = z.infer<typeof failure>;

export const takenStep = z.object({
  step: recoveryStep,
  at: instant,
  by: z.object({ kind: z.enum(['staff', 'customer', 'key', 'system']), name: z.string() }),
  words: z.string(),
  messageId: id.nullable(),
  /** On the customer clock, since the failure happened. */
  minutesSinceFailure: z.int(),
  /** The customer said it was not so. */
  undoneAt: instant.nullable(),
  undoneWords: z.string(),
});
export type TakenStep = z.infer<typeof takenStep>;

export const remedyOption = z.object({
  id,
  kind: optionKind,
  words: z.string(),
  costMinor: z.int(),
  faceMinor: z.int(),
  round: z.int(),
  isWithdrawn: z.boolean(),
  chosenAt: instant.nullable(),
  chosenBy: z.object({ kind: z.enum(['customer', 'staff']), name: z.string() }).nullable(),
});
export type RemedyOption = z.infer<typeof remedyOption>;

/** Never part of anything a customer reads before `givenAt`. */
export const surprise = z.object({
  id,
  kind: z.enum(['surprise', 'last-touch']),
  what: z.string(),
  costMinor: z.int(),
  plannedAt: instant,
  givenAt: instant.nullable(),
});
export type Surprise = z.infer<typeof surprise>;

/** The three justice questions and the comparison (Q9), with the score of C15. */
export const rating = z.object({
  distributive: severity,
  procedural: severity,
  interactional: severity,
  compared: severity,
  words: z.string(),
  score: z.number(),
  at: instant,
});
export type Rating = z.infer<typeof rating>;

/** One line of a list or a card on the board. */
export const recoverySummary = z.object({
  id,
  failure,
  owner: named,
  beneficiary: named,
  payer: named,
  status: z.enum(['open', 'closed']),
  outcome: z.enum(['recovered', 'unrecovered']).nullable(),
  /** The last step taken, and the next one with the moment by which it is due; null once closed. */
  lastStep: recoveryStep,
  nextStep: recoveryStep.nullable(),
  nextDueAt: instant.nullable(),
  costSoFarMinor: z.int(),
  createdAt: instant,
  closedAt: instant.nullable(),
  revision: z.int(),
});
export type RecoverySummary = z.infer<typeof recoverySummary>;

/** A benchmark of S12 beside what was measured; `isMet` is null while it is not decided. */
export const benchmark = z.object({
  name: z.enum(['owned', 'acknowledged', 'closed-quickly', 'outer-limit', 'contacts-after-first', 'owners']),
  limit: z.number(),
  actual: z.number().nullable(),
  isMet: z.boolean().nullable(),
});

/** Signs that a surprise is likely to pay (C2): mild, first in a year, one-off, little in our control. */
export const paradoxSigns = z.object({
  isMild: z.boolean(),
  isFirst: z.boolean(),
  isOneOff: z.boolean().nullable(),
  isBeyondOurControl: z.boolean().nullable(),
  count: z.int().min(0).max(4),
  verdict: z.enum(['surprise', 'either', 'prevent']),
});

export const recovery = recoverySummary.extend({
  paidMinor: z.int().nullable(),
  loss: loss.nullable(),
  endsAt: instant.nullable(),
  lastTouchDueAt: instant.nullable(),
  spotlight,
  steps: z.array(takenStep),
  /** What still stands before closing, in order. */
  missing: z.array(recoveryStep),
  options: z.array(remedyOption),
  surprises: z.array(surprise),
  rating: rating.nullable(),
  owners: z.array(z.object({ staff: named, since: instant, because: z.string() })),
  benchmarks: z.array(benchmark),
  signs: paradoxSigns,
  /** What their custom is worth in a year; null while unknown. */
  valueAtRiskMinor: z.int().nullable(),
  /** What the owner may spend on it without asking. */
  authorityLeftMinor: z.int(),
  currency: z.string(),
});
export type Recovery = z.infer<typeof recovery>;
