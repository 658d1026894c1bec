/**
 * Cookies, keys and links begin with the id of their workspace, so a request is bound to one workspace before anything
 * is read. The secret after the dot is 256 bits in base64url; whatever does not have exactly this shape is no token.
 */
export interface Token {
  workspaceId: string;
  secret: string;
}

const shape = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;
const keyPrefix = 'em_';

export function tokenOf({ workspaceId, secret }: Token): string {
  return `${Buffer.from(workspaceId.replaceAll('-', ''), 'hex').toString('base64url')}.${secret}`;
}

export function readToken(text: string | undefined): Token | undefined {
  const parts = shape.exec(text ?? '');
  if (!parts?.[1] || !parts[2]) return undefined;
  const hex = Buffer.from(parts[1], 'base64url').toString('hex');
  const workspaceId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { workspaceId, secret: parts[2] };
}

/** API keys carry a prefix by which a person, or a scanner of published code, recognises one. */
export function keyOf(token: Token): string {
  return keyPrefix + tokenOf(token);
}

export function readBearer(authorization: string | undefined): Token | undefined {
  const given = /^Bearer +(\S+)$/i.exec((authorization ?? '').slice(0, 500))?.[1];
  return given?.startsWith(keyPrefix) ? readToken(given.slice(keyPrefix.length)) : undefined;
}

/** The first cookie of that name; everything that is not a well-formed pair is passed over, never an error. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
