import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { invalid, type Refusal } from '#platform/errors.ts';
import { sameBytes } from '#platform/ids.ts';

/**
 * Passwords are kept as argon2id in the usual written form, with OWASP's least cost: 19 MiB, two passes, one lane. The
 * cost is stored with each hash, so it can rise later without locking anybody out.
 */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const derive = promisify(argon2);

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: prepared(password), nonce, ...cost });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(nonce)}$${plain(tag)}`;
}

/** Does the same work whether or not there is a hash to compare with, so an unknown address takes as long (SEC-046). */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored ?? nobodysHash);
  if (!parts) throw new Error('A stored password hash has an unknown form');
  const [, memory, passes, parallelism, nonce = '', tag = ''] = parts;
  const expected = Buffer.from(tag, 'base64');
  const given = await derive('argon2id', {
    message: prepared(password),
    nonce: Buffer.from(nonce, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return sameBytes(given, expected) && stored !== null && stored !== undefined;
}

/** Length is what makes a password strong; the one thing refused besides is one's own address (NIST SP 800-63B). */
export function assertGoodPassword(password: string, email: string): void {
  if ([...password].length < 12) throw weak('password_too_short');
  if (password.toLowerCase() === email) throw weak('password_too_simple');
  if (new Set(password).size < 3) throw weak('password_too_simple');
}

function weak(code: string): Refusal {
  return invalid(code, 'password');
}

/** Two keyboards may write the same letter in two ways; both are the same password. */
function prepared(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8');
}

function plain(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

const nobodysHash = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(Buffer.alloc(16, 1))}$${plain(Buffer.alloc(32, 1))}`;
