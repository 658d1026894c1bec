import { createHash, createHmac, randomBytes, randomUUIDv7, timingSafeEqual } from 'node:crypto';

let lastTime = '';
let counter = 0;

/**
 * UUIDv7: time-ordered, so rows of one workspace lie together, made here and not by the database. Within one
 * millisecond the twelve bits after the version count up (RFC 9562 section 6.2, method 1), so that what one command
 * announces keeps its order.
 */
export function newId(): string {
  const made = randomUUIDv7();
  const time = made.slice(0, 13);
  if (time > lastTime) {
    lastTime = time;
    counter = Number.parseInt(made.slice(15, 18), 16) >> 1;
  } else if (++counter > 0xfff) {
    lastTime = oneMillisecondAfter(lastTime);
    counter = 0;
  }
  return `${lastTime}-7${counter.toString(16).padStart(3, '0')}${made.slice(18)}`;
}

function oneMillisecondAfter(time: string): string {
  const next = (Number.parseInt(time.replace('-', ''), 16) + 1).toString(16).padStart(12, '0');
  return `${next.slice(0, 8)}-${next.slice(8)}`;
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
