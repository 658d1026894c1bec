import type { Context } from 'hono';
import { getConnInfo } from '@hono/node-server/conninfo';
import { isIP } from 'node:net';
import { Refusal } from '#platform/errors.ts';

const longestJsonInBytes = 1_048_576;
const deepestJson = 32;

declare module 'hono' {
  interface ContextVariableMap {
    requestId: string;
  }
}

/** The id under which this request is logged, given to it on arrival. */
export function requestIdOf(context: Context): string {
  return context.get('requestId');
}

/** The peer's address, or the one a configured proxy vouches for; never what a stranger writes into a header. */
export function clientAddress(context: Context, trustedProxies: readonly string[]): string {
  const peer = peerAddress(context);
  if (!trustedProxies.includes(peer)) return peer;
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  const vouched = forwarded.reverse().find((entry) => isIP(entry) !== 0 && !trustedProxies.includes(entry));
  return vouched ?? peer;
}

function peerAddress(context: Context): string {
  try {
    return (getConnInfo(context).remote.address ?? '').replace(/^::ffff:/, '') || '127.0.0.1';
  } catch {
    // Requests made without a socket (in tests) come from this machine.
    return '127.0.0.1';
  }
}

/** The body as JSON, after an exact media-type check; size, depth and prototype keys are bounded before anything reads it. */
export async function readJson(context: Context): Promise<unknown> {
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  const bytes = await readBytes(context, longestJsonInBytes);
  if (bytes.length === 0) return {};
  if (type !== 'application/json') throw new Refusal('json_expected', { kind: 'invalid' });
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      refusePrototypes,
    );
    assertReadable(value, []);
    return value;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('json_unreadable', { kind: 'invalid' });
  }
}

export async function readBytes(context: Context, most: number): Promise<Uint8Array> {
  const announced = Number(context.req.header('content-length') ?? 0);
  if (announced > most) throw new Refusal('body_too_large', { kind: 'too-large', facts: { most } });
  const body = context.req.raw.body;
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most) throw new Refusal('body_too_large', { kind: 'too-large', facts: { most } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function refusePrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new Refusal('json_unreadable', { kind: 'invalid' });
  return value;
}

/**
 * What no program of good will sends and no database stores: objects without end, NUL characters, and half of a
 * character that takes two (RFC 8259 section 8.2).
 */
function assertReadable(value: unknown, path: readonly string[]): void {
  if (path.length > deepestJson) throw new Refusal('json_too_deep', { kind: 'invalid' });
  if (typeof value === 'string' && !isStorable(value)) throw unreadable(path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (!isStorable(key)) throw unreadable(path);
    assertReadable(child, [...path, key]);
  }
}

/** The same for what stands in the address. */
export function assertReadableAddress(context: Context): void {
  if (/%00/.test(context.req.url)) throw unreadable([]);
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function unreadable(path: readonly string[]): Refusal {
  const fields = path.length === 0 ? [] : [{ path: path.join('.'), message: 'text_unreadable' }];
  return new Refusal('text_unreadable', { kind: 'invalid', fields });
}
