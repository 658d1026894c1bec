import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { proportion } from '#platform/statistics/wilson.ts';
import type { CustomerGroup, RecoveryEffect } from '../contract.ts';
import { changeOfMarks, recoveryEffect, type Effect } from '../logic/recovery-effect.ts';
import { readGroups, type GroupRow } from './effect-groups.ts';

const yearInDays = 365;
const dayInMilliseconds = 86_400_000;

/**
 * C2 over the failures and contacts of a year, each of which has had its days to come back. To come back is to write
 * about another matter, to ask for something else, or to answer about something else, of one's own accord and within the
 * days of the setting. To speak well is to mark us A or B next; where no mark came, it is the "would recommend" of the
 * rated putting-right.
 */
export async function getRecoveryEffect(ctx: Ctx): Promise<RecoveryEffect> {
  const { settings } = await getWorkspace(ctx);
  const { returnDays: days, fewestRecovered: fewest } = settings;
  const until = new Date(ctx.now.getTime() - days * dayInMilliseconds);
  const from = new Date(until.getTime() - yearInDays * dayInMilliseconds);
  const rows = await readGroups(ctx, { from, until, days });
  const of = (kind: GroupRow['kind']) => rows.find((row) => row.kind === kind) ?? emptyRow(kind);
  const recovered = of('recovered');
  const neverFailed = of('never');
  const unrecovered = of('unrecovered');
  const effectBy = (count: (row: GroupRow) => { successes: number; n: number }) =>
    comparisons(
      recoveryEffect(
        { recovered: count(recovered), neverFailed: count(neverFailed), unrecovered: count(unrecovered) },
        { fewest },
      ),
    );
  const change = changeOfMarks(recovered.pairs, { fewest });
  return {
    days,
    from: from.toISOString(),
    until: until.toISOString(),
    fewest,
    groups: {
      recovered: groupOf(recovered),
      neverFailed: groupOf(neverFailed),
      unrecovered: groupOf(unrecovered),
      second: groupOf(of('second')),
    },
    returned: effectBy(({ returned, n }) => ({ successes: returned, n })),
    speakWell: effectBy(({ speakWell, speakWellOf }) => ({ successes: speakWell, n: speakWellOf })),
    pairs: { n: recovered.pairs.length, ...change },
  };
}

function comparisons({ againstNeverFailed, againstUnrecovered }: Effect) {
  const said = ({ difference, verdict }: Effect['againstNeverFailed']) => ({
    difference: difference && { value: difference.value, interval: difference.interval, n: difference.n },
    verdict,
  });
  return { againstNeverFailed: said(againstNeverFailed), againstUnrecovered: said(againstUnrecovered) };
}

function groupOf(row: GroupRow): CustomerGroup {
  const { n, returned, speakWell, speakWellOf, asked, answered } = row;
  return {
    n,
    returned,
    returnedShare: proportion({ successes: returned, n }),
    speakWell,
    speakWellOf,
    speakWellShare: proportion({ successes: speakWell, n: speakWellOf }),
    asked,
    answered,
    answeredShare: proportion({ successes: answered, n: asked }),
  };
}

function emptyRow(kind: GroupRow['kind']): GroupRow {
  return { kind, n: 0, returned: 0, speakWell: 0, speakWellOf: 0, asked: 0, answered: 0, pairs: [] };
}
