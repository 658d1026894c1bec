import type { Ctx, Platform, Reader } from '#platform/context.ts';
import { hashSecret, newId, newSecret } from '#platform/ids.ts';
import type { Visitor } from '#platform/module.ts';
import { spokenLanguage } from '#platform/texts/texts.ts';
import { touchMilliseconds } from '../logic/session-ends.ts';
import { readCookie, readToken, tokenOf, type Token } from '../logic/tokens.ts';
import { visitAbsoluteMilliseconds, visitIdleMilliseconds } from '../logic/visits.ts';

/** `__Host-` binds a cookie to this very host over TLS; browsers refuse the prefix on plain http. */
export function visitorCookieName(platform: Pick<Platform, 'config'>): string {
  return platform.config.baseUrl.startsWith('https:') ? '__Host-extramile-my' : 'extramile-my';
}

export function visitorToken(platform: Platform, cookies: string | undefined): Token | undefined {
  return readToken(readCookie(cookies, visitorCookieName(platform)));
}

export function visitorCookie(platform: Platform, token: string): string {
  return cookie(platform, token, Math.floor(visitAbsoluteMilliseconds / 1000));
}

export function endedVisitorCookie(platform: Platform): string {
  return cookie(platform, '', 0);
}

function cookie(platform: Platform, value: string, maxAgeInSeconds: number): string {
  const secure = platform.config.baseUrl.startsWith('https:') ? '; Secure' : '';
  return `${visitorCookieName(platform)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeInSeconds}${secure}`;
}

/** A visit belongs to one customer and the one address that was proven, and to nothing else of theirs (SEC-082). */
export async function openVisit(
  ctx: Ctx,
  { customerId, address }: { customerId: string; address: string },
): Promise<string> {
  const secret = newSecret();
  await ctx.tx
    .insertInto('customerSessions')
    .values({
      workspaceId: ctx.workspaceId,
      id: newId(),
      customerId,
      address,
      tokenHash: hashSecret(secret),
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + visitAbsoluteMilliseconds),
    })
    .execute();
  return tokenOf({ workspaceId: ctx.workspaceId, secret });
}

/** Who visits; undefined once the visit ended, the address was taken from the customer, or the workspace is suspended. */
export async function findVisitor(
  ctx: Reader,
  token: Token,
): Promise<(Visitor & { workspaceName: string }) | undefined> {
  const row = await ctx.tx
    .selectFrom('customerSessions as session')
    .innerJoin('workspaces', 'workspaces.id', 'session.workspaceId')
    .innerJoin('customers', (join) =>
      join
        .onRef('customers.workspaceId', '=', 'session.workspaceId')
        .onRef('customers.id', '=', 'session.customerId'),
    )
    .innerJoin('customerIdentities as identity', (join) =>
      join
        .onRef('identity.workspaceId', '=', 'session.workspaceId')
        .onRef('identity.customerId', '=', 'session.customerId')
        .onRef('identity.value', '=', 'session.address')
        .on('identity.kind', '=', 'email'),
    )
    .select([
      'session.id',
      'session.customerId',
      'session.address',
      'session.lastSeenAt',
      'customers.name',
      'customers.companyId',
      'workspaces.name as workspaceName',
      'customers.language',
      'workspaces.locale',
    ])
    .where('session.workspaceId', '=', ctx.workspaceId)
    .where('session.tokenHash', '=', hashSecret(token.secret))
    .where('session.revokedAt', 'is', null)
    .where('session.expiresAt', '>', ctx.now)
    .where('session.lastSeenAt', '>', new Date(ctx.now.getTime() - visitIdleMilliseconds))
    .where('workspaces.suspendedAt', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  await touch(ctx, row);
  const { customerId, companyId, name, address, language, locale, workspaceName } = row;
  const customerIds = companyId === null ? [customerId] : [customerId, companyId];
  return {
    workspaceId: ctx.workspaceId,
    customerId,
    companyId,
    customerIds,
    name: name === '' ? address : name,
    address,
    language: spokenLanguage(language, locale),
    workspaceName,
  };
}

async function touch(ctx: Reader, session: { id: string; lastSeenAt: Date }): Promise<void> {
  if (ctx.now.getTime() - session.lastSeenAt.getTime() < touchMilliseconds) return;
  await ctx.tx
    .updateTable('customerSessions')
    .set({ lastSeenAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', session.id)
    .execute();
}

export async function endVisit(ctx: Ctx, token: Token): Promise<void> {
  await ctx.tx
    .updateTable('customerSessions')
    .set({ revokedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('tokenHash', '=', hashSecret(token.secret))
    .where('revokedAt', 'is', null)
    .execute();
}
