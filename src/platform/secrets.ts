import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Encryption of stored secrets (mail passwords, TOTP seeds) with AES-256-GCM. Where a secret lies is part of what is
 * authenticated, so a value copied to another row, column or workspace does not decrypt (SEC-102).
 */
export interface Secrets {
  encrypt(place: SecretPlace, plain: string): Buffer;
  decrypt(place: SecretPlace, sealed: Buffer): string;
  /** A key for one purpose, derived from the installation's key. */
  keyFor(purpose: string): Buffer;
}

export interface SecretPlace {
  workspaceId: string;
  table: string;
  column: string;
  id: string;
}

const version = 1;

export function openSecrets(key: Buffer): Secrets {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', key, 'extramile', purpose, 32));
  const stored = keyFor('stored-secrets');
  return {
    keyFor,
    encrypt: (place, plain) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', stored, nonce);
      cipher.setAAD(describe(place));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
    },
    decrypt: (place, sealed) => {
      if (sealed[0] !== version) throw new Error('A stored secret has an unknown format');
      const decipher = createDecipheriv('aes-256-gcm', stored, sealed.subarray(1, 13));
      decipher.setAAD(describe(place));
      decipher.setAuthTag(sealed.subarray(13, 29));
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8');
    },
  };
}

function describe(place: SecretPlace): Buffer {
  return Buffer.from([place.workspaceId, place.table, place.column, place.id].join('|'));
}
