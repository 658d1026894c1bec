import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Thresholds } from '../logic/thresholds.ts';

/** What this workspace goes by; what is decided already stays as it was decided. */
export async function thresholdsOf(ctx: Pick<Ctx, 'tx' | 'workspaceId'>): Promise<Thresholds> {
  const { settings } = await getWorkspace(ctx);
  return {
    promisedShare: settings.promisedShare,
    wantedShare: settings.wantedShare,
    fewestTimes: settings.promiseFewestTimes,
    mostTimes: settings.promiseMostTimes,
    atRiskShare: settings.atRiskShare,
    shrinkage: settings.shrinkage,
  };
}
