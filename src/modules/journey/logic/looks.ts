export const speckHours = 24;
export const guardDaysAfter = 7;
/** The look before an extra is given; it is not given before, so this only says when to be reminded. */
const guardHoursBefore = 24;
const hour = 3_600_000;

export interface Slip {
  outcome: 'kept' | 'recovered' | 'missed';
  severity: number | null;
  /** Found because somebody looked after another slip, or before or after an extra. */
  isFromLook: boolean;
}

/**
 * Does a check ask for a look at the same thing elsewhere? A small slip does (the speck rule): where there is dust on one
 * wardrobe, there may be dust on all. A grave one is past looking, and what a look itself found opens none: it counts as
 * ordinary evidence, and whoever is looking already looks on, where a task for each find would never end.
 */
export function opensSpeck({ outcome, severity, isFromLook }: Slip): boolean {
  const isSmall = severity === 1 || severity === 2;
  return outcome !== 'kept' && isSmall && !isFromLook;
}

export function speckDueAt(now: Date, hours = speckHours): Date {
  return new Date(now.getTime() + hours * hour);
}

/** When the basics that an extra may impair are looked at: before it is given, and a week after it could be. */
export function guardDueAt(
  kind: 'guard-before' | 'guard-after',
  now: Date,
  daysAfter = guardDaysAfter,
): Date {
  const hours = kind === 'guard-before' ? guardHoursBefore : daysAfter * 24;
  return new Date(now.getTime() + hours * hour);
}

export interface GuardLook {
  elementId: string;
  kind: string;
  status: string;
}

export type GuardVerdict = 'no-basics-at-risk' | 'look-first' | 'may-be-given';

/**
 * May an extra be given that could spoil a basic? Not before a check has closed the look at each of these basics. A look
 * that was dropped has not been taken, and it has to be opened again.
 */
export function guardVerdict(elementIds: readonly string[], looks: readonly GuardLook[]): GuardVerdict {
  if (elementIds.length === 0) return 'no-basics-at-risk';
  const seen = new Set(
    looks
      .filter(({ kind, status }) => kind === 'guard-before' && status === 'done')
      .map(({ elementId }) => elementId),
  );
  return elementIds.every((id) => seen.has(id)) ? 'may-be-given' : 'look-first';
}
