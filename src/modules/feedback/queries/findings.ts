import type { Finding } from '#modules/report-cards/contract.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { checkInFinding, gapFinding } from '../logic/findings.ts';
import { latestClosedWave } from './both-sides.ts';
import { measuredCheckIns } from './check-ins.ts';

const yearInMilliseconds = 365 * 86_400_000;

/** What answers say for a talk with one customer: their check-ins beside everybody's (C19), and what both sides think (C8). */
export async function listFindings(ctx: Ctx, customerId: string): Promise<Finding[]> {
  const { settings } = await getWorkspace(ctx);
  const own = await measuredCheckIns(ctx, { customerId });
  const from = new Date(ctx.now.getTime() - yearInMilliseconds).toISOString();
  const all = own.score === null ? own : await measuredCheckIns(ctx, { from });
  const wave = await latestClosedWave(ctx);
  return [
    ...checkInFinding(customerId, {
      own: own.score,
      all: all.score,
      needed: settings.fewestToMark,
      asks: own.asks,
    }),
    ...(wave ? gapFinding(ctx.workspaceId, wave) : []),
  ];
}
