import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import type { listRecoveriesEndpoint, RecoverySummary } from '../contract.ts';
import { failureIsVisible } from './failure-rows.ts';
import { recoveryColumns, type RecoveryRow, recoveryTablesJoined, toSummary } from './recovery-rows.ts';

type Query = QueryOf<typeof listRecoveriesEndpoint>;

/** How each list is ordered: what is due first, what was closed last, and all by when they began. */
const orders = {
  open: { column: 'next_due_at', isRising: true, keyOf: (row: RecoveryRow) => row.nextDueAt },
  closed: { column: 'closed_at', isRising: false, keyOf: (row: RecoveryRow) => row.closedAt },
  all: { column: 'created_at', isRising: false, keyOf: (row: RecoveryRow) => row.createdAt },
} as const;

export async function listRecoveries(ctx: Reader, query: Query): Promise<Page<RecoverySummary>> {
  const { column, isRising, keyOf } = orders[query.status];
  const place = decodeCursor(query.cursor, timeCursor);
  const key = sql.ref(`fr.${column}`);
  const compares = isRising ? sql`>` : sql`<`;
  const direction = isRising ? sql`asc` : sql`desc`;
  const wanted: RawBuilder<unknown>[] = [
    sql`fr.workspace_id = ${ctx.workspaceId}`,
    failureIsVisible,
    ...(query.status === 'all' ? [] : [sql`fr.status = ${sql.lit(query.status)}`]),
    ...(query.ownerStaffId ? [sql`fr.owner_staff_id = ${query.ownerStaffId}::uuid`] : []),
    ...(query.customerId ? [ofCustomer(query.customerId)] : []),
    ...(query.conversationId ? [sql`f.conversation_id = ${query.conversationId}::uuid`] : []),
    ...(query.nextStep ? [sql`fr.next_step = ${query.nextStep}`] : []),
    ...(place ? [sql`(${key}, fr.id) ${compares} (${place[0]}::timestamptz, ${place[1]}::uuid)`] : []),
  ];
  const { rows } = await sql<RecoveryRow>`
    select ${recoveryColumns} from ${recoveryTablesJoined} where ${sql.join(wanted, sql` and `)}
    order by ${key} ${direction}, fr.id ${direction} limit ${query.limit + 1}`.execute(ctx.tx);
  return pageOf(rows, query.limit, toSummary, (row) => [keyOf(row)?.toISOString(), row.id]);
}

/** Of whoever was served, and of whoever pays. */
function ofCustomer(customerId: string): RawBuilder<unknown> {
  return sql`(fr.beneficiary_id = ${customerId}::uuid or fr.payer_id = ${customerId}::uuid)`;
}
