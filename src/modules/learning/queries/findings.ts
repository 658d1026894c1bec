import type { Finding } from '#modules/report-cards/contract.ts';
import type { Ctx } from '#platform/context.ts';
import { barrierFinding, denominatorFindings, effectFinding } from '../logic/findings.ts';
import { getBarriers } from './barriers.ts';
import { getDenominator } from './denominator.ts';
import { getRecoveryEffect } from './recovery-effect.ts';

/** What our own figures say for a talk among ourselves: putting right (C2), great and awful cases (C25), the barriers (S37). */
export async function listFindings(ctx: Ctx): Promise<Finding[]> {
  const effect = await getRecoveryEffect(ctx);
  const { data } = await getDenominator(ctx);
  const check = await getBarriers(ctx, {});
  return [
    ...effectFinding(ctx.workspaceId, effect),
    ...denominatorFindings(ctx.workspaceId, data),
    ...barrierFinding(ctx.workspaceId, check),
  ];
}
