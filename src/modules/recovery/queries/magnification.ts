import type { Settings } from '#modules/workspace/contract.ts';
import type { Reader } from '#platform/context.ts';
import { effectiveSeverityOf } from '../logic/spotlight.ts';
import { measureMagnification } from './spotlight.ts';

export type Tier = 'standard' | 'premium' | 'flagship';

/** How much a slip weighs for a customer of this tier, and on how many slips that was measured (C7a). */
export async function magnificationOf(
  ctx: Reader,
  tier: Tier,
  settings: Pick<Settings, 'spotlightPrior' | 'spotlightWeight' | 'returnDays'>,
): Promise<{ magnification: number; n: number }> {
  const { value, n } = await measureMagnification(ctx, tier, settings);
  return { magnification: value, n };
}

/** Severity as it is for this customer: at most 5. */
export const effectiveSeverity = effectiveSeverityOf;
