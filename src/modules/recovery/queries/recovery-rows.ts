import { sql } from 'kysely';
import { z } from 'zod';
import { recoverySummary, type RecoverySummary } from '../shapes.ts';
import { failureColumns, failureJoins, type FailureRow, toFailure } from './failure-rows.ts';

export interface RecoveryRow extends FailureRow {
  id: string;
  beneficiaryId: string;
  beneficiaryName: string;
  payerId: string;
  payerName: string;
  status: string;
  outcome: string | null;
  lastStep: string;
  nextStep: string | null;
  nextDueAt: Date | null;
  costSoFar: number;
  createdAt: Date;
  closedAt: Date | null;
  revision: number;
}

export const recoveryColumns = sql`
  fr.id, fr.beneficiary_id, rb.name as beneficiary_name, fr.payer_id, rp.name as payer_name, fr.status, fr.outcome,
  fr.last_step, fr.next_step, fr.next_due_at, fr.created_at, fr.closed_at, fr.revision,
  ((select coalesce(sum(o.cost_minor), 0) from recovery_options o
     where o.workspace_id = fr.workspace_id and o.recovery_id = fr.id and o.chosen_at is not null)
   + (select coalesce(sum(u.cost_minor), 0) from recovery_surprises u
     where u.workspace_id = fr.workspace_id and u.recovery_id = fr.id and u.given_at is not null))::bigint as cost_so_far,
  ${failureColumns}`;

export const recoveryTablesJoined = sql`
  recoveries fr
  join failures f on f.workspace_id = fr.workspace_id and f.id = fr.failure_id ${failureJoins}
  join customers rb on rb.workspace_id = fr.workspace_id and rb.id = fr.beneficiary_id
  join customers rp on rp.workspace_id = fr.workspace_id and rp.id = fr.payer_id`;

const shapes = z.object({
  status: recoverySummary.shape.status,
  outcome: recoverySummary.shape.outcome,
  lastStep: recoverySummary.shape.lastStep,
  nextStep: recoverySummary.shape.nextStep,
});

export function toSummary(row: RecoveryRow): RecoverySummary {
  return {
    id: row.id,
    failure: toFailure(row),
    owner: { id: row.fOwnerId ?? '', name: row.fOwnerName ?? '' },
    beneficiary: { id: row.beneficiaryId, name: row.beneficiaryName },
    payer: { id: row.payerId, name: row.payerName },
    ...shapes.parse(row),
    nextDueAt: row.nextDueAt?.toISOString() ?? null,
    costSoFarMinor: Number(row.costSoFar),
    createdAt: row.createdAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    revision: row.revision,
  };
}
