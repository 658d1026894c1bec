import { createHmac } from 'node:crypto';
import { sameBytes } from '#platform/ids.ts';

/** One-time codes by time, RFC 6238 with its defaults: SHA-1, thirty seconds, six digits; what every authenticator speaks. */
const stepInSeconds = 30;

export function totp(secret: Buffer, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  // RFC 4226 section 5.3: the last four bits say where to read, and the sign bit of what is read is dropped.
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepInSeconds);
}

/**
 * The step this code belongs to: now, or one to either side for clocks that differ. A step up to `lastStep` is spent, so
 * a code that somebody looked over a shoulder does not work again.
 */
export function matchingStep(
  code: string,
  { secret, now, lastStep }: { secret: Buffer; now: Date; lastStep: number | null },
): number | undefined {
  const current = stepAt(now);
  return [current - 1, current, current + 1].find(
    (step) =>
      step > (lastStep ?? -1) && sameBytes(Buffer.from(totp(secret, step)), Buffer.from(code, 'utf8')),
  );
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 section 6, without padding: the form in which people type a secret into an authenticator. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet.charAt(Number.parseInt(five.padEnd(5, '0'), 2)))
    .join('');
}

export function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
