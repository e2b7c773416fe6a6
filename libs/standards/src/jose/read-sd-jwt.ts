import type { JsonObject } from '../json-values.js';
import { pointerStep } from '../json-pointer.js';
import { StandardsError } from '../standards-error.js';
import { readJws, type CompactJws } from './jws.js';
import { readDisclosure, sdDigest, type Disclosure } from './sd-jwt-disclosure.js';

const maxDisclosures = 10_000;
const compactSdJwt = /^[\w-]+\.[\w-]+\.[\w-]*~(?:[\w-]+~)*(?:[\w-]+\.[\w-]+\.[\w-]*)?$/;

/**
 * An SD-JWT taken apart, its disclosures put where their digests stand (RFC 9901 §4).
 *
 * @example
 * const read: SdJwt = readSdJwt(sdJwt);
 * read.claims['vct'] // claims.vct
 */
export interface SdJwt {
  readonly jws: CompactJws;
  /** The claims that are in the open or disclosed, without anything of SD-JWT's own. */
  readonly claims: JsonObject;
  /** Every disclosure with the JSON pointer of what it discloses, in the order of the text. */
  readonly disclosures: readonly (Disclosure & { readonly pointer: string })[];
  /** The SD-JWT without the key binding: what `sd_hash` is of, and what is presented. */
  readonly bound: string;
  readonly keyBinding: string | undefined;
}

/** Whether a text has the form of an SD-JWT. @example isSdJwt('e30.e30.AA~') // true */
export function isSdJwt(text: string): boolean {
  return compactSdJwt.test(text);
}

/**
 * Reads an SD-JWT (RFC 9901 §7.1 without the signatures).
 *
 * @throws StandardsError `STANDARDS_SD_JWT_FORM` when it does not end in `~` or a key binding,
 * `STANDARDS_SD_JWT_HASH`, `STANDARDS_SD_JWT_DISCLOSURE`, `STANDARDS_SD_JWT_DIGEST` for a digest that stands twice
 * or is none, `STANDARDS_SD_JWT_UNREFERENCED` for a disclosure without a digest, `STANDARDS_SD_JWT_RESERVED`,
 * `STANDARDS_SD_JWT_NAME` for a member that is there already, `STANDARDS_TOO_LARGE`, and as `verifyVcJwt` for the form
 * @example readSdJwt(sdJwt).disclosures.map(({ pointer }) => pointer) // ['/given_name', '/nationalities/0']
 */
export function readSdJwt(text: string): SdJwt {
  const parts = text.split('~');
  const [jwt = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) {
    throw new StandardsError('STANDARDS_SD_JWT_FORM', 'An SD-JWT ends in ~ or in a key binding.');
  }
  if (rest.length > maxDisclosures) {
    throw new StandardsError('STANDARDS_TOO_LARGE', 'The SD-JWT has too many disclosures.');
  }
  const jws = readJws(jwt);
  const algorithm = jws.payload['_sd_alg'];
  sdDigest('', algorithm);
  const byDigest = new Map<string, Disclosure>();
  for (const encoded of rest) {
    const digest = sdDigest(encoded, algorithm);
    if (byDigest.has(digest)) throw digestError('A disclosure stands twice.');
    byDigest.set(digest, readDisclosure(encoded));
  }
  const work: Revealing = { byDigest, seen: new Set(), pointers: new Map() };
  const { _sd_alg: _, ...payload } = jws.payload;
  const claims = reveal(payload, '', work, 0) as JsonObject;
  const disclosures = [...byDigest.values()].map((disclosure) => {
    const pointer = work.pointers.get(disclosure);
    if (pointer !== undefined) return { ...disclosure, pointer };
    throw new StandardsError('STANDARDS_SD_JWT_UNREFERENCED', 'A disclosure belongs to no digest.');
  });
  const bound = `${[jwt, ...rest].join('~')}~`;
  return { jws, claims, disclosures, bound, keyBinding: last === '' ? undefined : last };
}

interface Revealing {
  readonly byDigest: ReadonlyMap<string, Disclosure>;
  readonly seen: Set<string>;
  readonly pointers: Map<Disclosure, string>;
}

const digestError = (sentence: string) => new StandardsError('STANDARDS_SD_JWT_DIGEST', sentence);

function reveal(value: unknown, pointer: string, work: Revealing, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 64) throw new StandardsError('STANDARDS_TOO_DEEP', 'The SD-JWT is nested too deep.');
  if (Array.isArray(value)) return revealElements(value as unknown[], pointer, work, depth);
  const shown: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (name === '...') {
      throw new StandardsError('STANDARDS_SD_JWT_RESERVED', 'No member is named ….', pointer);
    }
    if (name !== '_sd') shown[name] = reveal(member, at(pointer, name), work, depth + 1);
  }
  for (const digest of digestsOf((value as JsonObject)['_sd'])) {
    const disclosure = take(digest, work);
    if (!disclosure) continue;
    const { name } = disclosure;
    if (name === undefined) throw digestError('An element is disclosed as a member.');
    if (Object.hasOwn(shown, name)) {
      throw new StandardsError('STANDARDS_SD_JWT_NAME', `The member ${name} stands twice.`, pointer);
    }
    work.pointers.set(disclosure, at(pointer, name));
    shown[name] = reveal(disclosure.value, at(pointer, name), work, depth + 1);
  }
  return shown;
}

function revealElements(elements: unknown[], pointer: string, work: Revealing, depth: number): unknown[] {
  const shown: unknown[] = [];
  for (const element of elements) {
    const place = `${pointer}/${shown.length}`;
    const isConcealed = typeof element === 'object' && element !== null && Object.hasOwn(element, '...');
    if (!isConcealed) {
      shown.push(reveal(element, place, work, depth + 1));
      continue;
    }
    const digest = (element as JsonObject)['...'];
    if (typeof digest !== 'string' || Object.keys(element).length > 1) {
      throw digestError('An element that is concealed is one digest and nothing else.');
    }
    const disclosure = take(digest, work);
    if (!disclosure) continue;
    if (disclosure.name !== undefined) throw digestError('A member is disclosed as an element.');
    work.pointers.set(disclosure, place);
    shown.push(reveal(disclosure.value, place, work, depth + 1));
  }
  return shown;
}

function take(digest: string, work: Revealing): Disclosure | undefined {
  if (work.seen.has(digest)) throw digestError('A digest stands twice.');
  work.seen.add(digest);
  return work.byDigest.get(digest);
}

function digestsOf(digests: unknown): string[] {
  if (digests === undefined) return [];
  if (Array.isArray(digests) && digests.every((each) => typeof each === 'string')) return digests;
  throw digestError('The member _sd is a list of digests.');
}

const at = (pointer: string, name: string) => pointer + pointerStep(name);
