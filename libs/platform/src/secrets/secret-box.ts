import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const version = 1;

/** A key for one purpose, derived from the installation's secret (HKDF-SHA-256), 32 bytes. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'wellspring', purpose, 32));
}

/**
 * Encrypts under a 32-byte key with AES-256-GCM: version, nonce, tag, ciphertext. `context` is bound to the
 * result, so that a box cannot be moved to another row.
 */
export function seal(key: Uint8Array, plaintext: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
}

/** A box that its key will never open: trying again is no use. */
export class UnreadableBox extends Error {}

/** Decrypts a box. @throws UnreadableBox when key, context or bytes are not those that sealed it */
export function open(key: Uint8Array, box: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(box);
  if (bytes[0] !== version) throw new UnreadableBox('The box has an unknown version.');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13)).setAAD(Buffer.from(context));
    decipher.setAuthTag(bytes.subarray(13, 29));
    return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]);
  } catch (error) {
    throw new UnreadableBox(`The box cannot be opened: ${(error as Error).message}`);
  }
}

/** Keys of the installation, one per purpose: for lookups and references that must be the same on every replica. */
export class InstallationKeys {
  constructor(private readonly secret: string) {}

  /** The key of a purpose, such as `identity:email-lookup`. */
  of(purpose: string): Buffer {
    return deriveKey(this.secret, purpose);
  }
}
