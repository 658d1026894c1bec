import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { authorityMoved } from '../events.ts';
import { lockAuthority } from './lock-authority.ts';
import type { Spend } from './spend-authority.ts';

/**
 * Gives back what was spent on something that did not happen after all: a negative line for each line about it, those
 * of lenders included. The ledger keeps both; taking back twice changes nothing.
 */
export async function takeBackAuthority(
  ctx: Ctx,
  about: Pick<Spend, 'aboutKind' | 'aboutId'>,
): Promise<void> {
  await lockAuthority(
    ctx,
    (await linesAbout(ctx, about)).map(({ staffId }) => staffId),
  );
  for (const { isTakenBack, ...line } of await linesAbout(ctx, about)) {
    if (isTakenBack) continue;
    await ctx.tx
      .insertInto('authorityEntries')
      .values({ ...line, id: newId(), correctsId: line.id, amountMinor: -line.amountMinor, at: ctx.now })
      .execute();
    announce(ctx, authorityMoved, { staffId: line.staffId });
  }
}

async function linesAbout(ctx: Ctx, { aboutKind, aboutId }: Pick<Spend, 'aboutKind' | 'aboutId'>) {
  return ctx.tx
    .selectFrom('authorityEntries as e')
    .leftJoin('authorityLoans as l', (join) =>
      join.onRef('l.workspaceId', '=', 'e.workspaceId').onRef('l.id', '=', 'e.loanId'),
    )
    .selectAll('e')
    .select(
      sql<boolean>`exists (select from authority_entries c
        where c.workspace_id = e.workspace_id and c.corrects_id = e.id)`.as('isTakenBack'),
    )
    .where('e.workspaceId', '=', ctx.workspaceId)
    .where('e.correctsId', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('e.aboutKind', '=', aboutKind), eb('e.aboutId', '=', aboutId)]),
        eb(
          'l.usedIn',
          'in',
          eb
            .selectFrom('authorityEntries as o')
            .select('o.id')
            .where('o.workspaceId', '=', ctx.workspaceId)
            .where('o.aboutKind', '=', aboutKind)
            .where('o.aboutId', '=', aboutId)
            .where('o.correctsId', 'is', null),
        ),
      ]),
    )
    .execute();
}
