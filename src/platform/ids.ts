import { createHash, createHmac, randomBytes, randomUUIDv7, timingSafeEqual } from 'node:crypto';

/** UUIDv7: time-ordered, so rows of one workspace lie together, made here and not by the database. */
export function newId(): string {
  return randomUUIDv7();
}

/** An unguessable secret of 256 bits, safe in a URL; only its hash is ever stored. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** A keyed code for something we hand out and later recognise, bound to its purpose. */
export function seal(key: Buffer, purpose: string, value: string): Buffer {
  return createHmac('sha256', key).update(purpose).update('\0').update(value).digest();
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
