import { sql } from 'kysely';
import { z } from 'zod';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { decodeCursor, pageOf } from '#platform/http/paging.ts';
import type { AuthorityOfPerson, listAuthorityEndpoint } from '../contract.ts';
import { allowanceOf, type OwnLimits } from '../logic/allowance.ts';
import { lateSince } from './allowance.ts';

const nameCursor = z.tuple([z.string(), z.uuid()]);

interface Row extends OwnLimits {
  id: string;
  name: string;
  latelyMinor: number;
  lentMinor: number;
}

/** Everybody who serves, by name; never by what they spent. */
export async function listAuthority(
  ctx: Ctx,
  query: QueryOf<typeof listAuthorityEndpoint>,
): Promise<OutputOf<typeof listAuthorityEndpoint>> {
  const { settings, currency } = await getWorkspace(ctx);
  const toPerson = ({ id, name, latelyMinor, lentMinor, ...own }: Row): AuthorityOfPerson => {
    const spending = { latelyMinor, lentMinor, inCaseMinor: 0, lentInCaseMinor: 0 };
    const allowance = allowanceOf({ own, yearlyValueMinor: null, spending, settings });
    return {
      staff: { id, name },
      ownPerCaseMinor: own.perCaseMinor,
      ownPerMonthMinor: own.perMonthMinor,
      perMonthMinor: allowance.perMonthMinor,
      spentLatelyMinor: latelyMinor,
      lentMinor,
      leftLatelyMinor: allowance.leftLatelyMinor,
    };
  };
  const rows = await personRows(ctx, query);
  return { ...pageOf(rows, query.limit, toPerson, (row) => [row.name, row.id]), currency };
}

/** The sums are those of `authorityFor`: a line that was taken back counts from its own day. */
async function personRows(ctx: Ctx, query: QueryOf<typeof listAuthorityEndpoint>): Promise<Row[]> {
  const after = decodeCursor(query.cursor, nameCursor);
  const further = after ? sql`and (s.name, s.id) > (${after[0]}, ${after[1]}::uuid)` : sql``;
  const { rows } = await sql<Row>`
    select s.id, s.name, a.per_case_minor as "perCaseMinor", a.per_month_minor as "perMonthMinor",
      coalesce(spent.sum, 0)::bigint as "latelyMinor", coalesce(lent.sum, 0)::bigint as "lentMinor"
    from staff s
    left join staff_authority a on a.workspace_id = s.workspace_id and a.staff_id = s.id
    left join lateral (
      select sum(e.amount_minor + coalesce(c.amount_minor, 0)) from authority_entries e
      left join authority_entries c on c.workspace_id = e.workspace_id and c.corrects_id = e.id
      where e.workspace_id = s.workspace_id and e.staff_id = s.id and e.corrects_id is null
        and e.at > ${lateSince(ctx.now)}
    ) spent on true
    left join lateral (
      select sum(l.amount_minor) from authority_loans l
      where l.workspace_id = s.workspace_id and l.lender_id = s.id and l.status = 'lent'
        and l.expires_at > ${ctx.now}
    ) lent on true
    where s.workspace_id = ${ctx.workspaceId} and s.status = 'active' ${further}
    order by s.name, s.id limit ${query.limit + 1}`.execute(ctx.tx);
  return rows;
}
