import type { Context } from 'hono';
import { sql } from 'kysely';
import { z } from 'zod';
import { batches } from '#platform/batches.ts';
import type { Actor, Platform } from '#platform/context.ts';
import { inWorkspace, type Tx } from '#platform/db/database.ts';
import type { Principal } from '#platform/http/handle.ts';
import { hashSecret } from '#platform/ids.ts';
import { hasEnded, touchMilliseconds } from './logic/session-ends.ts';
import { readBearer, readCookie, readToken, type Token } from './logic/tokens.ts';
import { permissionsOfRole, permissionsOfScopes, roles } from './permissions.ts';

/** `__Host-` binds a cookie to this very host over TLS; browsers refuse the prefix on plain http. */
export function cookieName(platform: Pick<Platform, 'config'>): string {
  return platform.config.baseUrl.startsWith('https:') ? '__Host-extramile' : 'extramile';
}

export interface Credential {
  cookie: string | undefined;
  authorization: string | undefined;
}

export function authenticate(platform: Platform, context: Context): Promise<Principal | undefined> {
  return principalOf(platform, {
    cookie: context.req.header('cookie'),
    authorization: context.req.header('authorization'),
  });
}

/**
 * Who is asking, by key or by cookie. Whatever is malformed, unknown, ended or half signed in is nobody. A request that
 * brings a key is judged by the key alone: a broken one never falls back to the cookie beside it.
 */
export async function principalOf(
  platform: Platform,
  { cookie, authorization }: Credential,
): Promise<Principal | undefined> {
  if (authorization !== undefined) {
    const token = readBearer(authorization);
    return token && looksOf(platform)({ kind: 'key', token });
  }
  const token = readToken(readCookie(cookie, cookieName(platform)));
  return token && looksOf(platform)({ kind: 'session', token });
}

interface Asking {
  kind: 'key' | 'session';
  token: Token;
}

const looks = new WeakMap<Platform, (asking: Asking) => Promise<Principal | undefined>>();

/**
 * Requests that come together under one token share one look at it: a page asks for five things at once, a program for
 * fifty. Nothing is remembered: a look begins after each request it answers, so what was revoked before is refused.
 */
function looksOf(platform: Platform) {
  const known =
    looks.get(platform) ??
    batches<Asking, Principal | undefined>({
      most: 100,
      keyOf: ({ kind, token }) => `${kind} ${token.workspaceId} ${token.secret}`,
      work: async (_, all) => {
        const found = await look(platform, all[0] as Asking);
        return all.map(() => found);
      },
    });
  looks.set(platform, known);
  return known;
}

function look(platform: Platform, { kind, token }: Asking): Promise<Principal | undefined> {
  return inWorkspace(platform.db, token.workspaceId, (tx) =>
    kind === 'key' ? keyPrincipal(platform, tx, token) : sessionPrincipal(platform, tx, token),
  );
}

const roleShape = z.enum(roles);

async function sessionPrincipal(platform: Platform, tx: Tx, token: Token): Promise<Principal | undefined> {
  const now = platform.clock.now();
  const row = await tx
    .selectFrom('sessions')
    .innerJoin('staff', (join) =>
      join.onRef('staff.workspaceId', '=', 'sessions.workspaceId').onRef('staff.id', '=', 'sessions.staffId'),
    )
    .innerJoin('workspaces', 'workspaces.id', 'sessions.workspaceId')
    .select((eb) => [
      'sessions.id as sessionId',
      'sessions.lastSeenAt',
      'sessions.expiresAt',
      'staff.id',
      'staff.role',
      eb
        .selectFrom('teamMembers')
        .whereRef('teamMembers.workspaceId', '=', 'staff.workspaceId')
        .whereRef('teamMembers.staffId', '=', 'staff.id')
        .select(sql<string[]>`coalesce(array_agg(team_members.team_id), '{}')`.as('ids'))
        .as('teamIds'),
    ])
    .where('sessions.workspaceId', '=', token.workspaceId)
    .where('sessions.tokenHash', '=', hashSecret(token.secret))
    .where('sessions.isComplete', '=', true)
    .where('staff.status', '=', 'active')
    .where('workspaces.suspendedAt', 'is', null)
    .executeTakeFirst();
  if (!row || hasEnded(row, now)) return undefined;
  if (now.getTime() - row.lastSeenAt.getTime() >= touchMilliseconds)
    await touchSession(tx, { ...row, workspaceId: token.workspaceId, now });
  const role = roleShape.parse(row.role);
  const actor: Actor = {
    kind: 'staff',
    id: row.id,
    role,
    teamIds: row.teamIds ?? [],
    permissions: permissionsOfRole[role],
    sessionId: row.sessionId,
  };
  return { workspaceId: token.workspaceId, actor, via: 'cookie' };
}

async function touchSession(
  tx: Tx,
  { workspaceId, sessionId, now }: { workspaceId: string; sessionId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ lastSeenAt: now })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', sessionId)
    .execute();
}

async function keyPrincipal(platform: Platform, tx: Tx, token: Token): Promise<Principal | undefined> {
  const now = platform.clock.now();
  const row = await tx
    .selectFrom('apiKeys')
    .innerJoin('workspaces', 'workspaces.id', 'apiKeys.workspaceId')
    .select(['apiKeys.id', 'apiKeys.scopes', 'apiKeys.expiresAt', 'apiKeys.lastUsedAt'])
    .where('apiKeys.workspaceId', '=', token.workspaceId)
    .where('apiKeys.secretHash', '=', hashSecret(token.secret))
    .where('apiKeys.revokedAt', 'is', null)
    .where('workspaces.suspendedAt', 'is', null)
    .executeTakeFirst();
  if (!row || (row.expiresAt && row.expiresAt <= now)) return undefined;
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= touchMilliseconds) {
    await tx
      .updateTable('apiKeys')
      .set({ lastUsedAt: now })
      .where('workspaceId', '=', token.workspaceId)
      .where('id', '=', row.id)
      .execute();
  }
  return {
    workspaceId: token.workspaceId,
    actor: { kind: 'key', id: row.id, permissions: permissionsOfScopes(row.scopes) },
    via: 'key',
  };
}
