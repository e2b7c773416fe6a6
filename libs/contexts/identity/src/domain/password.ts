import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** A salted scrypt hash with its parameters: `scrypt$N$r$p$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, 32, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** True when the password made the hash. Without a hash it takes as long and answers false. */
export async function passwordFits(password: string, stored: string | null | undefined): Promise<boolean> {
  const [, n, r, p, salt, expected] = (stored ?? nobody).split('$');
  const options = { ...cost, N: Number(n), r: Number(r), p: Number(p) };
  const hash = await derive(password, Buffer.from(salt ?? '', 'base64url'), 32, options);
  const fits = timingSafeEqual(hash, Buffer.from(expected ?? '', 'base64url'));
  return fits && stored !== null && stored !== undefined;
}

/** The hash of no password, so that an unknown address takes as long as a known one. */
const nobody = [
  'scrypt',
  cost.N,
  cost.r,
  cost.p,
  'AAAAAAAAAAAAAAAAAAAAAA',
  Buffer.alloc(32).toString('base64url'),
].join('$');

/** A password for somebody who will be shown it once. */
export function randomPassword(): string {
  return randomBytes(15).toString('base64url');
}
