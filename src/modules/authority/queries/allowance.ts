import { sql } from 'kysely';
import { yearlyValueOf } from '#modules/customers/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Reader } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import { allowanceOf, lateDays, type Allowance, type OwnLimits, type Spending } from '../logic/allowance.ts';

export interface Whose {
  staffId: string;
  customerId: string | null;
  /** The conversation or whatever else makes one case, so that it cannot be paid in slices. */
  caseId: string | null;
}

export type Authority = Allowance & {
  currency: string;
  /** Lent by colleagues for this case and not used yet. */
  borrowedMinor: number;
  own: OwnLimits;
};

/** How far this person may go by themselves for this customer and in this case, as the ledger stands. */
export async function authorityFor(ctx: Reader, whose: Whose): Promise<Authority> {
  const { settings, currency } = await getWorkspace(ctx);
  const yearlyValueMinor = whose.customerId === null ? null : await yearlyValueOf(ctx, whose.customerId);
  const { own, spending, borrowedMinor } = await spendingOf(ctx, whose);
  return { ...allowanceOf({ own, yearlyValueMinor, spending, settings }), currency, borrowedMinor, own };
}

export function lateSince(now: Date): Date {
  return new Date(now.getTime() - lateDays * 86_400_000);
}

/** In one statement, so that a loan that is just being used is seen as lent or as spent, and never as neither. */
async function spendingOf(ctx: Reader, { staffId, customerId, caseId }: Whose) {
  const { rows } = await sql<Spending & OwnLimits & { borrowedMinor: number }>`
    select a.per_case_minor as "perCaseMinor", a.per_month_minor as "perMonthMinor",
      ${sumOfEntries(ctx, staffId, sql`e.at > ${lateSince(ctx.now)}`)} as "latelyMinor",
      ${sumOfEntries(ctx, staffId, sql`e.case_id = ${caseId}::uuid`)} as "inCaseMinor",
      ${sumOfLoans(ctx, sql`l.lender_id = ${staffId}`)} as "lentMinor",
      ${sumOfLoans(ctx, sql`l.lender_id = ${staffId} and l.conversation_id = ${caseId}::uuid`)} as "lentInCaseMinor",
      ${sumOfLoans(
        ctx,
        sql`l.borrower_id = ${staffId} and (l.conversation_id = ${caseId}::uuid
          or (l.conversation_id is null and (l.customer_id is null or l.customer_id = ${customerId}::uuid)))`,
      )} as "borrowedMinor"
    from staff s left join staff_authority a on a.workspace_id = s.workspace_id and a.staff_id = s.id
    where s.workspace_id = ${ctx.workspaceId} and s.id = ${staffId}`.execute(ctx.tx);
  const [row] = rows;
  if (!row) throw notFound();
  const { perCaseMinor, perMonthMinor, borrowedMinor, ...spending } = row;
  return { own: { perCaseMinor, perMonthMinor }, spending, borrowedMinor };
}

/** A line taken back counts from the day of the line, or taking back an old one would add to this month's budget. */
function sumOfEntries(ctx: Reader, staffId: string, which: ReturnType<typeof sql>) {
  return sql`(select coalesce(sum(e.amount_minor + coalesce(c.amount_minor, 0)), 0)::bigint
    from authority_entries e
    left join authority_entries c on c.workspace_id = e.workspace_id and c.corrects_id = e.id
    where e.workspace_id = ${ctx.workspaceId} and e.staff_id = ${staffId} and e.corrects_id is null and ${which})`;
}

function sumOfLoans(ctx: Reader, which: ReturnType<typeof sql>) {
  return sql`(select coalesce(sum(l.amount_minor), 0)::bigint from authority_loans l
    where l.workspace_id = ${ctx.workspaceId} and l.status = 'lent'
      and l.expires_at > ${ctx.now} and ${which})`;
}
