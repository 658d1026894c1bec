import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';

interface Attempt {
  key: string;
  route: string;
  request: unknown;
  status: number;
}

interface Outcome {
  status: number;
  body: unknown;
}

/**
 * The first answer to a POST with an Idempotency-Key is kept beside its effects, in the same transaction, and given
 * again to every later try with the same key (REL-12). A second try that arrives while the first still runs waits on
 * the row; if the first is undone, its key is undone with it.
 */
export async function withIdempotency(
  ctx: Ctx,
  attempt: Attempt,
  work: (ctx: Ctx) => Promise<unknown>,
): Promise<Outcome> {
  if (attempt.key.length < 1 || attempt.key.length > 255)
    throw new Refusal('idempotency_key_invalid', { kind: 'invalid' });
  const place = {
    workspaceId: ctx.workspaceId,
    principal: 'id' in ctx.actor ? `${ctx.actor.kind}:${ctx.actor.id}` : ctx.actor.kind,
    route: attempt.route,
    key: attempt.key,
  };
  const requestHash = createHash('sha256').update(JSON.stringify(attempt.request)).digest();
  const claimed = await ctx.tx
    .insertInto('idempotencyKeys')
    .values({ ...place, requestHash, createdAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 1n) {
    const body = await work(ctx);
    await ctx.tx
      .updateTable('idempotencyKeys')
      .set({ status: attempt.status, body: JSON.stringify(body) })
      .where((eb) => eb.and(place))
      .execute();
    return { status: attempt.status, body };
  }
  const earlier = await ctx.tx
    .selectFrom('idempotencyKeys')
    .select(['requestHash', 'status', 'body'])
    .where((eb) => eb.and(place))
    .executeTakeFirst();
  if (!earlier || earlier.status === null) throw new Refusal('idempotency_key_in_use', { kind: 'conflict' });
  if (!earlier.requestHash.equals(requestHash))
    throw new Refusal('idempotency_key_reused', { kind: 'conflict' });
  return { status: earlier.status, body: earlier.body };
}
