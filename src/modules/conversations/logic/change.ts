import type { ConversationStatus } from '../contract.ts';

export interface ConversationState {
  status: ConversationStatus;
  snoozedUntil: Date | null;
  closedAt: Date | null;
  waitingSince: Date | null;
  assigneeId: string | null;
  teamId: string | null;
  touchpointId: string | null;
  customerId: string;
  subject: string;
  tags: string[];
  isRestricted: boolean;
}

export type WantedChange = {
  [Field in keyof Omit<ConversationState, 'closedAt' | 'waitingSince' | 'snoozedUntil'>]?:
    | ConversationState[Field]
    | undefined;
} & { snoozedUntil?: Date | undefined };

export type Change =
  | { allowed: false; because: 'snooze_needs_future' }
  | { allowed: true; set: Partial<ConversationState>; fields: (keyof ConversationState)[] };

/**
 * What a member of staff's wish changes, and nothing more: a field that already is as wanted is no change, so the same
 * wish twice announces nothing the second time. Naming a moment to come back is the wish to snooze.
 */
export function change(current: ConversationState, wanted: WantedChange, now: Date): Change {
  const status = wanted.status ?? (wanted.snoozedUntil ? 'snoozed' : current.status);
  const snoozedUntil =
    status === 'snoozed' ? (wanted.snoozedUntil ?? (wanted.status ? null : current.snoozedUntil)) : null;
  const snoozes = wanted.snoozedUntil !== undefined || wanted.status === 'snoozed';
  if (status === 'snoozed' && snoozes && (snoozedUntil === null || snoozedUntil <= now))
    return { allowed: false, because: 'snooze_needs_future' };
  const next: ConversationState = {
    status,
    snoozedUntil,
    closedAt: status === 'closed' ? (current.closedAt ?? now) : null,
    // Closing, or calling it spam, says that nobody owes an answer any more.
    waitingSince: status === 'closed' || status === 'spam' ? null : current.waitingSince,
    assigneeId: wanted.assigneeId === undefined ? current.assigneeId : wanted.assigneeId,
    teamId: wanted.teamId === undefined ? current.teamId : wanted.teamId,
    touchpointId: wanted.touchpointId === undefined ? current.touchpointId : wanted.touchpointId,
    customerId: wanted.customerId ?? current.customerId,
    subject: wanted.subject ?? current.subject,
    tags: wanted.tags ? [...new Set(wanted.tags)] : current.tags,
    isRestricted: wanted.isRestricted ?? current.isRestricted,
  };
  const fields = stateFields.filter((field) => !isSame(current[field], next[field]));
  return { allowed: true, set: pick(next, fields), fields };
}

const stateFields = [
  'status',
  'snoozedUntil',
  'closedAt',
  'waitingSince',
  'assigneeId',
  'teamId',
  'touchpointId',
  'customerId',
  'subject',
  'tags',
  'isRestricted',
] as const satisfies readonly (keyof ConversationState)[];

function pick(state: ConversationState, fields: readonly (keyof ConversationState)[]) {
  const chosen: Partial<ConversationState> = {};
  for (const field of fields) Object.assign(chosen, { [field]: state[field] });
  return chosen;
}

function isSame(a: ConversationState[keyof ConversationState], b: typeof a): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => item === b[i]);
  return a === b;
}
