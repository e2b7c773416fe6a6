import type { JsonObject } from '../../json-values.js';
import { decodeBase58 } from '../../keys/base58.js';

/** A digest as a credential writes it. */
export interface Digest {
  readonly algorithm: 'sha256' | 'sha384' | 'sha512';
  readonly bytes: Buffer;
}

const lengths = { sha256: 32, sha384: 48, sha512: 64 } as const;
const strength = ['sha256', 'sha384', 'sha512'];

/** Longer than any digest; base58 takes time that grows with the square of its length. */
const longest = 1000;

/** The members in which a related resource has digests (VC Data Model 2.0 §5.3). */
export const digestMembers = ['digestSRI', 'digestMultibase'] as const;

/** The digests that a related resource has in a member; undefined where there is none, or a malformed one. */
export function digestsOf(
  resource: JsonObject,
  member: (typeof digestMembers)[number],
): Digest[] | undefined {
  const value = resource[member];
  if (typeof value !== 'string') return undefined;
  return member === 'digestSRI' ? decodeSriDigests(value) : decodeMultibaseDigest(value);
}

/**
 * The digests of a Subresource Integrity value (Subresource Integrity §3.5), of the strongest algorithm among them,
 * for those alone count (§3.3.3). Undefined when the value is malformed.
 *
 * @example decodeSriDigests('sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=')?.[0]?.algorithm // 'sha256'
 */
export function decodeSriDigests(text: string): Digest[] | undefined {
  if (text.length > longest) return undefined;
  const digests: Digest[] = [];
  for (const part of text.trim().split(/\s+/)) {
    const [, algorithm, base64 = ''] = /^(sha256|sha384|sha512)-([A-Za-z\d+/]+={0,2})$/.exec(part) ?? [];
    const bytes = Buffer.from(base64, 'base64');
    if (!isAlgorithm(algorithm) || bytes.length !== lengths[algorithm]) return undefined;
    digests.push({ algorithm, bytes });
  }
  const strongest = Math.max(...digests.map(({ algorithm }) => strength.indexOf(algorithm)));
  return digests.filter(({ algorithm }) => strength.indexOf(algorithm) === strongest);
}

/** Codes of the hash functions in a multihash (Controlled Identifiers 1.0 §2.5). */
const multihashes = new Map([
  [0x12, 'sha256'],
  [0x20, 'sha384'],
  [0x13, 'sha512'],
]);

/**
 * The digest of a multibase multihash in base58btc (`z`) or base64url (`u`) (Controlled Identifiers 1.0 §2.4 and
 * §2.5), alone in a list. Undefined when the value is malformed.
 *
 * @example decodeMultibaseDigest('uEiDjsMRCmPwcFJr79MiZb7kkJ65B5GSbk0yklZkbeFK4VQ')?.[0]?.algorithm // 'sha256'
 */
export function decodeMultibaseDigest(text: string): Digest[] | undefined {
  if (text.length > longest) return undefined;
  const body = text.slice(1);
  let bytes: Buffer | undefined;
  if (/^z[1-9A-HJ-NP-Za-km-z]+$/.test(text)) bytes = Buffer.from(decodeBase58(body));
  else if (/^u[\w-]+$/.test(text)) bytes = Buffer.from(body, 'base64url');
  if (!bytes) return undefined;
  const algorithm = multihashes.get(bytes[0] ?? 0);
  if (!isAlgorithm(algorithm)) return undefined;
  if (bytes[1] !== lengths[algorithm] || bytes.length !== lengths[algorithm] + 2) return undefined;
  return [{ algorithm, bytes: bytes.subarray(2) }];
}

function isAlgorithm(name: string | undefined): name is Digest['algorithm'] {
  return name !== undefined && Object.hasOwn(lengths, name);
}
