import type { Ctx, Platform } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { hashSecret, newId, seal } from '#platform/ids.ts';
import { readToken, tokenOf } from './logic/tokens.ts';

/**
 * Links that work once. The secret is a keyed code of the link's id, so the job that mails it needs only the id, and
 * neither the queue nor the database ever holds it: what is stored is its hash.
 */
export type LinkKind = 'invitation' | 'password-reset';

const day = 86_400_000;
/** A reset is asked for by somebody who waits for it; an invitation may lie in a mailbox over a holiday. */
const livesMilliseconds: Record<LinkKind, number> = { invitation: 7 * day, 'password-reset': day / 24 };
const pageOfKind: Record<LinkKind, string> = { invitation: 'invitation', 'password-reset': 'reset' };

export interface Link {
  id: string;
  staffId: string;
  email: string;
  createdAt: Date;
  expiresAt: Date;
}

/** Makes a link; earlier ones of the same kind for this person stop working. */
export async function issueLink(
  ctx: Ctx,
  { kind, staffId, email }: { kind: LinkKind; staffId: string; email: string },
): Promise<Link> {
  await revokeLinks(ctx, { kind, staffId });
  const id = newId();
  const link = {
    id,
    staffId,
    email,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + livesMilliseconds[kind]),
  };
  await ctx.tx
    .insertInto('singleUseLinks')
    .values({
      ...link,
      workspaceId: ctx.workspaceId,
      kind,
      tokenHash: hashSecret(secretOf(ctx.platform, ctx.workspaceId, id)),
      createdBy: 'id' in ctx.actor ? ctx.actor.id : null,
    })
    .execute();
  return link;
}

export async function revokeLinks(
  ctx: Ctx,
  { kind, staffId }: { kind: LinkKind; staffId: string },
): Promise<void> {
  await ctx.tx
    .updateTable('singleUseLinks')
    .set({ revokedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('staffId', '=', staffId)
    .where('kind', '=', kind)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .execute();
}

/** The token stands behind `#`, which browsers send to nobody; the address is the configured one, never the request's. */
export function addressOf(
  platform: Platform,
  { kind, workspaceId, id }: { kind: LinkKind; workspaceId: string; id: string },
): string {
  const token = tokenOf({ workspaceId, secret: secretOf(platform, workspaceId, id) });
  return `${platform.config.baseUrl}/${pageOfKind[kind]}#token=${token}`;
}

/** Whose workspace a link's token names, for the transaction that then looks for it. */
export function workspaceOfLink(token: string): string {
  const read = readToken(token);
  if (!read) throw linkNotValid();
  return read.workspaceId;
}

export async function getOpenLink(
  ctx: Ctx,
  { kind, token }: { kind: LinkKind; token: string },
): Promise<Link> {
  const link = await openLinks(ctx, kind)
    .where('tokenHash', '=', hashSecret(readToken(token)?.secret ?? ''))
    .executeTakeFirst();
  if (!link) throw linkNotValid();
  return link;
}

export function openLinks(ctx: Ctx, kind: LinkKind) {
  return ctx.tx
    .selectFrom('singleUseLinks')
    .select(['id', 'staffId', 'email', 'createdAt', 'expiresAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('kind', '=', kind)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', ctx.now);
}

/** Of many who come with the same link at the same moment, the row lets exactly one through. */
export async function spendLink(ctx: Ctx, link: Pick<Link, 'id'>): Promise<void> {
  const spent = await ctx.tx
    .updateTable('singleUseLinks')
    .set({ usedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', link.id)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', ctx.now)
    .executeTakeFirst();
  if (spent.numUpdatedRows !== 1n) throw linkNotValid();
}

export function linkNotValid(): Refusal {
  return new Refusal('link_not_valid', { kind: 'not-found' });
}

function secretOf(platform: Platform, workspaceId: string, id: string): string {
  return seal(platform.secrets.keyFor('single-use-links'), workspaceId, id).toString('base64url');
}
