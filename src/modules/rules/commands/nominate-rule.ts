import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { InputOf, OutputOf } from '#platform/contract.ts';
import { ruleStatus, type nominateRule as nominateEndpoint, type RuleKind } from '../contract.ts';
import { hasEnded } from '../logic.ts';
import { getRuleById } from '../queries.ts';
import { flagRule } from './flag-rule.ts';
import { createRule } from './write-rule.ts';

/** What is flagged is in the register afterwards; the same words, in whatever letters, are the same rule. */
export async function nominateRule(
  ctx: Ctx,
  { input }: { input: InputOf<typeof nominateEndpoint> },
): Promise<OutputOf<typeof nominateEndpoint>> {
  const { staffWording, kind, ...flag } = input;
  const ruleId = await ruleWorded(ctx, { staffWording, kind });
  const flagged = await flagRule(ctx, { ruleId, ...flag });
  return { rule: await getRuleById(ctx, ruleId), flag: flagged };
}

/** The rule of these words that has not ended, or a nominated one made of them. */
export async function ruleWorded(
  ctx: Ctx,
  { staffWording, kind }: { staffWording: string; kind: RuleKind },
): Promise<string> {
  // Two who name the same thing at once name one rule.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rules.nominate ${ctx.workspaceId} ${staffWording.toLowerCase()}`}, 0))`.execute(
    ctx.tx,
  );
  const known = await ctx.tx
    .selectFrom('rules')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where(sql`lower(staff_wording)`, '=', staffWording.toLowerCase())
    .where('status', 'not in', ruleStatus.options.filter(hasEnded))
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirst();
  if (known) return known.id;
  const input = { staffWording, kind, flex: 'soft', status: 'nominated', isTold: false } as const;
  return (await createRule(ctx, { input })).id;
}
