import { hashSecret, newSecret, sameBytes, seal } from '#platform/ids.ts';
import type { Secrets } from '#platform/secrets.ts';

/** `<workspace>.<secret>`: the link names its workspace, so nothing is read before the workspace is fixed. */
export interface AskToken {
  workspaceId: string;
  hash: Buffer;
}

export function newAskToken(workspaceId: string): { token: string; hash: Buffer } {
  const secret = newSecret();
  const workspace = Buffer.from(workspaceId.replaceAll('-', ''), 'hex').toString('base64url');
  return { token: `${workspace}.${secret}`, hash: hashSecret(secret) };
}

/** Undefined for anything we cannot have made. */
export function readAskToken(token: string): AskToken | undefined {
  const match = /^([\w-]{22})\.([\w-]{43})$/.exec(token);
  if (!match?.[1] || !match[2]) return undefined;
  const hex = Buffer.from(match[1], 'base64url').toString('hex');
  return {
    workspaceId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    hash: hashSecret(match[2]),
  };
}

/** The moment a page was shown, sealed for this ask, so that a form cannot claim a longer reading than it had. */
export function sealOpening(secrets: Secrets, token: AskToken, openedAt: Date): string {
  const moment = String(openedAt.getTime());
  return `${moment}.${openingSeal(secrets, token, moment).toString('base64url')}`;
}

export function readOpening(secrets: Secrets, token: AskToken, sealed: unknown): Date | null {
  if (typeof sealed !== 'string') return null;
  const [moment, code] = sealed.split('.');
  if (!moment || !code || !/^\d{10,15}$/.test(moment)) return null;
  const isOurs = sameBytes(Buffer.from(code, 'base64url'), openingSeal(secrets, token, moment));
  return isOurs ? new Date(Number(moment)) : null;
}

function openingSeal(secrets: Secrets, token: AskToken, moment: string): Buffer {
  return seal(secrets.keyFor('ask-page'), 'opened', `${token.hash.toString('hex')}.${moment}`);
}
