import type { Settings } from '#modules/workspace/contract.ts';
import type { Ctx } from '#platform/context.ts';

export type Tier = 'standard' | 'premium' | 'flagship';

/** How much a slip weighs for a customer of this tier, and on how many slips that was measured (C7a). */
export async function magnificationOf(
  _ctx: Pick<Ctx, 'tx' | 'workspaceId' | 'now'>,
  tier: Tier,
  settings: Pick<Settings, 'spotlightPrior'>,
): Promise<{ magnification: number; n: number }> {
  return { magnification: tier === 'standard' ? 1 : settings.spotlightPrior, n: 0 };
}

/** Severity as it is for this customer: at most 5. */
export function effectiveSeverity(severity: number, magnification: number): number {
  return Math.min(5, Math.round(severity * magnification * 100) / 100);
}
