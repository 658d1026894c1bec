import { randomBytes } from 'node:crypto';
import type { Platform } from '#platform/context.ts';
import { sameBytes, seal } from '#platform/ids.ts';

/**
 * The codes by which an answer finds its conversation: in the Message-ID of every mail we send, and in the reply address
 * where the inbox can have one. A code is the conversation's number and 100 bits of a keyed hash over workspace,
 * number, purpose and whatever it stands in, so it can be neither guessed nor moved to another place (SEC-020). Only
 * this format is accepted; anything else is simply no code (SEC-022).
 */
export interface ReplyCodes {
  messageId(place: { workspaceId: string; number: number }): string;
  replyAddress(place: { workspaceId: string; number: number; inboxAddress: string }): string;
  /** The number of the conversation that one of these Message-IDs of ours names, the latest first. */
  numberOfMessageIds(workspaceId: string, ids: readonly string[]): number | null;
  numberOfAddresses(workspaceId: string, inboxAddress: string, addresses: readonly string[]): number | null;
  /** The right-hand side of this workspace's Message-IDs: each has its own, so two workspaces can write to each other. */
  messageIdDomain(workspaceId: string): string;
  /** The value of the field that shows our own mail when it comes back. */
  loopMark(workspaceId: string): string;
}

export function replyCodes(platform: Pick<Platform, 'secrets' | 'config'>): ReplyCodes {
  const key = platform.secrets.keyFor('reply-codes');
  const host = new URL(platform.config.baseUrl).hostname;
  const code = (purpose: string, workspaceId: string, number: number, within: string) =>
    `${number.toString(36)}-${base32(seal(key, purpose, `${workspaceId}|${number}|${within}`)).slice(0, 20)}`;
  const tag = (purpose: string, workspaceId: string) => base32(seal(key, purpose, workspaceId)).slice(0, 16);
  const numberOf = (purpose: string, workspaceId: string, given: string, within: string) => {
    const number = Number.parseInt(given.split('-', 1)[0] ?? '', 36);
    if (!Number.isSafeInteger(number)) return null;
    const expected = code(purpose, workspaceId, number, within);
    return sameBytes(Buffer.from(expected), Buffer.from(given)) ? number : null;
  };
  const messageIdDomain = (workspaceId: string) => `${tag('message-id-domain', workspaceId)}.${host}`;
  return {
    messageIdDomain,
    loopMark: (workspaceId) => tag('loop', workspaceId),
    messageId: ({ workspaceId, number }) => {
      const random = base32(randomBytes(15));
      return `<${random}.${code('message-id', workspaceId, number, random)}@${messageIdDomain(workspaceId)}>`;
    },
    replyAddress: ({ workspaceId, number, inboxAddress }) => {
      const at = inboxAddress.lastIndexOf('@');
      const name = `${inboxAddress.slice(0, at)}+r.${code('address', workspaceId, number, inboxAddress)}`;
      // A name may have 64 characters (RFC 5321 section 4.5.3.1.1); then the Message-ID alone must do.
      return name.length > 64 ? inboxAddress : name + inboxAddress.slice(at);
    },
    numberOfMessageIds: (workspaceId, ids) => {
      const domain = messageIdDomain(workspaceId);
      for (const id of ids.toReversed()) {
        const [, random, given, host] = /^<([a-z2-7]{24})\.([a-z0-9-]{22,40})@([^@>]+)>$/i.exec(id) ?? [];
        if (!random || !given || host?.toLowerCase() !== domain) continue;
        const number = numberOf('message-id', workspaceId, given.toLowerCase(), random.toLowerCase());
        if (number !== null) return number;
      }
      return null;
    },
    numberOfAddresses: (workspaceId, inboxAddress, addresses) => {
      const at = inboxAddress.lastIndexOf('@');
      const start = `${inboxAddress.slice(0, at)}+r.`;
      for (const address of addresses) {
        const given = address.toLowerCase();
        if (!given.startsWith(start) || !given.endsWith(inboxAddress.slice(at))) continue;
        const written = given.slice(start.length, given.lastIndexOf('@'));
        const number = numberOf('address', workspaceId, written, inboxAddress);
        if (number !== null) return number;
      }
      return null;
    },
  };
}

/** Lower-case base32: mail systems on the way may change the case of an address. */
function base32(bytes: Uint8Array): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += letters[(value >> bits) & 31];
    }
  }
  return text;
}
