import { sql } from 'kysely';
import { z } from 'zod';
import { day, type Page } from '#platform/contract.ts';
import type { Ctx } from '#platform/context.ts';
import { decodeCursor, pageOf } from '#platform/http/paging.ts';
import { pillar, stage, type EvidenceItem, type EvidenceQuery } from '../contract.ts';
import { countedFor, getCardScope } from './subject.ts';

interface EvidenceRow {
  id: string;
  at: Date;
  day: string;
  pillar: string;
  outcome: string;
  source: string;
  stage: string | null;
  severity: number | null;
  refKind: string;
  refId: string;
  elementId: string | null;
  elementName: string | null;
  touchpointId: string | null;
  touchpointName: string | null;
  customerId: string | null;
  customerName: string | null;
  staffId: string | null;
  staffName: string | null;
  conversationId: string | null;
  number: number | null;
  subject: string | null;
}

const cursorKey = z.tuple([day, z.uuid()]);

/** The rows behind a figure of a card: screen, CSV and API all read them here. */
export async function listEvidence(ctx: Ctx, query: EvidenceQuery): Promise<Page<EvidenceItem>> {
  const scope = await getCardScope(ctx, query);
  const after = decodeCursor(query.cursor, cursorKey);
  const wanted = [
    countedFor(scope, ctx.workspaceId),
    sql`e.day >= ${scope.period.from} and e.day <= ${scope.period.to}`,
    ...(query.pillar ? [sql`e.pillar = ${query.pillar}`] : []),
    ...(query.outcome ? [sql`e.outcome = ${query.outcome}`] : []),
    ...(query.elementId ? [sql`e.element_id = ${query.elementId}`] : []),
    ...(query.stage ? [sql`e.stage = ${query.stage}`] : []),
    ...(after ? [sql`(e.day, e.id) < (${after[0]}, ${after[1]})`] : []),
    ...(scope.isOthersPerson ? [onlyShared()] : []),
  ];
  const { rows } = await sql<EvidenceRow>`
    select e.id, e.at, e.day, e.pillar, e.outcome, e.source, e.stage, e.severity, e.ref_kind, e.ref_id,
      e.element_id, el.name as element_name, e.touchpoint_id, t.name as touchpoint_name,
      e.customer_id, c.name as customer_name, e.staff_id, s.name as staff_name,
      e.conversation_id, cv.number, cv.subject
    from evidence e
    left join elements el on el.workspace_id = e.workspace_id and el.id = e.element_id
    left join touchpoints t on t.workspace_id = e.workspace_id and t.id = e.touchpoint_id
    left join customers c on c.workspace_id = e.workspace_id and c.id = e.customer_id
    left join staff s on s.workspace_id = e.workspace_id and s.id = e.staff_id
    left join conversations cv on cv.workspace_id = e.workspace_id and cv.id = e.conversation_id
    where ${sql.join(wanted, sql` and `)}
    order by e.day desc, e.id desc limit ${query.limit + 1}`.execute(ctx.tx);
  return pageOf(rows, query.limit, toItem, (row) => [row.day, row.id]);
}

/** Of another person, only what they have shared: a figure may be shown from ten on, a single answer never (S20). */
function onlyShared() {
  return sql`(e.pillar = 'core' or exists (
    select from answers a
    where a.workspace_id = e.workspace_id and a.id = e.ref_id and a.shared_at is not null))`;
}

function toItem(row: EvidenceRow): EvidenceItem {
  const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
  return {
    id: row.id,
    at: row.at.toISOString(),
    day: row.day,
    pillar: pillar.parse(row.pillar),
    outcome: row.outcome,
    source: row.source,
    stage: stage.nullable().parse(row.stage),
    severity: row.severity,
    element: named(row.elementId, row.elementName),
    touchpoint: named(row.touchpointId, row.touchpointName),
    customer: named(row.customerId, row.customerName),
    staff: named(row.staffId, row.staffName),
    conversation:
      row.conversationId === null
        ? null
        : { id: row.conversationId, number: row.number ?? 0, subject: row.subject ?? '' },
    link: linkOf(row),
  };
}

function linkOf({ refKind, refId, conversationId, customerId }: EvidenceRow): EvidenceItem['link'] {
  if (refKind === 'review') return { kind: 'meeting', id: refId };
  if (refKind === 'answer') return { kind: 'answer', id: refId };
  if (refKind !== 'check' && conversationId !== null) return { kind: 'conversation', id: conversationId };
  if (isOfCustomer(refKind) && customerId !== null) return { kind: 'customer', id: customerId };
  return { kind: 'check', id: refId };
}

function isOfCustomer(refKind: string): boolean {
  return refKind === 'request' || refKind === 'extra-ending' || refKind === 'failure';
}
