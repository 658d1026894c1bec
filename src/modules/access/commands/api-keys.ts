import type { Ctx } from '#platform/context.ts';
import type { Page } from '#platform/contract.ts';
import { invalid, notFound, Refusal } from '#platform/errors.ts';
import { hashSecret, newId, newSecret } from '#platform/ids.ts';
import { audit } from '../audit.ts';
import type { ApiKey, CreatedApiKey } from '../contract.ts';
import { keyOf } from '../logic/tokens.ts';
import { permissionsOfScopes } from '../permissions.ts';
import { assertFreshProof } from './prove.ts';

export interface NewApiKey {
  name: string;
  scopes: readonly string[];
  expiresAt?: Date | undefined;
}

/**
 * Makes a key and shows it this one time. Nobody can put more into a key than they may do themselves; the command line
 * of the installation (the system) may put anything.
 */
export async function createApiKey(ctx: Ctx, given: NewApiKey): Promise<CreatedApiKey> {
  await assertFreshProof(ctx);
  const granted = permissionsOfScopes(given.scopes);
  const isOwn =
    ctx.actor.kind === 'system' || granted.every((permission) => ctx.actor.permissions.includes(permission));
  if (!isOwn || granted.length === 0) throw new Refusal('scope_not_own', { kind: 'forbidden' });
  if (given.expiresAt && given.expiresAt <= ctx.now) throw invalid('expiry_needs_future', 'expiresAt');
  const id = newId();
  const secret = newSecret();
  const key = keyOf({ workspaceId: ctx.workspaceId, secret });
  const row = {
    id,
    name: given.name,
    hint: `${key.slice(0, 3)}…${key.slice(-4)}`,
    scopes: [...given.scopes],
    createdBy: 'id' in ctx.actor ? ctx.actor.id : null,
    createdAt: ctx.now,
    expiresAt: given.expiresAt ?? null,
  };
  await ctx.tx
    .insertInto('apiKeys')
    .values({ workspaceId: ctx.workspaceId, secretHash: hashSecret(secret), ...row })
    .execute();
  await audit(ctx, 'api_key.created', { subjectId: id, details: { name: given.name, scopes: row.scopes } });
  return { ...toApiKey({ ...row, lastUsedAt: null, revokedAt: null }), key };
}

export async function listApiKeys(ctx: Ctx): Promise<Page<ApiKey>> {
  const rows = await ctx.tx
    .selectFrom('apiKeys')
    .select([
      'id',
      'name',
      'hint',
      'scopes',
      'createdBy',
      'createdAt',
      'expiresAt',
      'lastUsedAt',
      'revokedAt',
    ])
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  return { data: rows.map(toApiKey), hasMore: false, nextCursor: null };
}

export async function revokeApiKey(ctx: Ctx, keyId: string): Promise<Record<string, never>> {
  const revoked = await ctx.tx
    .updateTable('apiKeys')
    .set((eb) => ({ revokedAt: eb.fn.coalesce('revokedAt', eb.val(ctx.now)) }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', keyId)
    .executeTakeFirst();
  if (revoked.numUpdatedRows !== 1n) throw notFound();
  await audit(ctx, 'api_key.revoked', { subjectId: keyId });
  return {};
}

function toApiKey(row: {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}): ApiKey {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
