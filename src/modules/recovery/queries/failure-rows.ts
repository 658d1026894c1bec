import { sql } from 'kysely';
import { z } from 'zod';
import { failure as failureShape, type Failure } from '../shapes.ts';

/** A failure as statements select it, its columns beginning with `f_` so that others may stand beside it. */
export interface FailureRow {
  fId: string;
  fCustomerId: string;
  fCustomerName: string;
  fConversationId: string | null;
  fElementId: string | null;
  fElementName: string | null;
  fWords: string;
  fSeverity: number;
  fEffective: number;
  fTier: string;
  fFoundBy: string;
  fSource: string;
  fCauseWords: string;
  fIsStable: boolean | null;
  fIsInOurControl: boolean | null;
  fWhatHelps: string;
  fEchoPhrase: string | null;
  fStatus: string;
  fHappenedAt: Date;
  fRecordedAt: Date;
  fClosedAt: Date | null;
  fRecoveryId: string | null;
  fOwnerId: string | null;
  fOwnerName: string | null;
}

export const failureColumns = sql`
  f.id as f_id, f.customer_id as f_customer_id, fc.name as f_customer_name, f.conversation_id as f_conversation_id,
  f.element_id as f_element_id, fe.name as f_element_name, f.words as f_words, f.severity as f_severity,
  f.effective_severity::float8 as f_effective, f.tier_at_time as f_tier, f.found_by as f_found_by, f.source as f_source,
  f.cause_words as f_cause_words, f.is_stable as f_is_stable, f.is_in_our_control as f_is_in_our_control,
  f.what_helps as f_what_helps, f.echo_phrase as f_echo_phrase, f.status as f_status, f.happened_at as f_happened_at,
  f.recorded_at as f_recorded_at, f.closed_at as f_closed_at, fr.id as f_recovery_id, fr.owner_staff_id as f_owner_id,
  fo.name as f_owner_name`;

/** Beside `failures f` and, of its putting-right, `recoveries fr`. */
export const failureJoins = sql`
  join customers fc on fc.workspace_id = f.workspace_id and fc.id = f.customer_id
  left join elements fe on fe.workspace_id = f.workspace_id and fe.id = f.element_id
  left join staff fo on fo.workspace_id = f.workspace_id and fo.id = fr.owner_staff_id
  left join conversations fv on fv.workspace_id = f.workspace_id and fv.id = f.conversation_id`;

/** What was said in a conversation that few may see is seen by those few here too: for the others it is not there. */
export const failureIsVisible = sql`(f.conversation_id is null or fv.id is not null)`;

const shapes = z.object({
  tierAtTime: failureShape.shape.tierAtTime,
  foundBy: failureShape.shape.foundBy,
  source: failureShape.shape.source,
  status: failureShape.shape.status,
});

export function toFailure(row: FailureRow): Failure {
  return {
    id: row.fId,
    customer: { id: row.fCustomerId, name: row.fCustomerName },
    conversationId: row.fConversationId,
    element: named(row.fElementId, row.fElementName),
    words: row.fWords,
    severity: row.fSeverity,
    effectiveSeverity: row.fEffective,
    ...shapes.parse({
      tierAtTime: row.fTier,
      foundBy: row.fFoundBy,
      source: row.fSource,
      status: row.fStatus,
    }),
    causeWords: row.fCauseWords,
    isStable: row.fIsStable,
    isInOurControl: row.fIsInOurControl,
    whatHelps: row.fWhatHelps,
    echoPhrase: row.fEchoPhrase,
    recoveryId: row.fRecoveryId,
    owner: named(row.fOwnerId, row.fOwnerName),
    happenedAt: row.fHappenedAt.toISOString(),
    recordedAt: row.fRecordedAt.toISOString(),
    closedAt: row.fClosedAt?.toISOString() ?? null,
  };
}

function named(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: name ?? '' };
}
