import { createHash } from 'node:crypto';
import { StandardsError } from '../standards-error.js';

const maxBytes = 5_000_000;
const maxDepth = 64;

/** A credential as it came: its document, its form, and its exact text. */
export interface ParsedCredential {
  readonly credential: Readonly<Record<string, unknown>> & { readonly '@context': unknown };
  readonly format: 'vc+ld+json' | 'vc+jwt';
  readonly text: string;
}

/** Registered JWT claims that stand beside the credential in a VC-JWT's payload. */
const jwtClaims = new Set(['iss', 'jti', 'nbf', 'sub', 'exp', 'iat', 'aud', 'cnf']);

/**
 * Reads a credential: a JSON document with an embedded proof, or a compact JWS.
 *
 * @throws StandardsError `STANDARDS_TOO_LARGE`, `STANDARDS_MALFORMED`, `STANDARDS_TOO_DEEP`, `STANDARDS_DUPLICATE_KEY`
 */
export function parseCredential(text: string): ParsedCredential {
  if (Buffer.byteLength(text) > maxBytes) {
    throw new StandardsError('STANDARDS_TOO_LARGE', 'A credential of more than 5 MB is not read.');
  }
  const trimmed = text.trim();
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(trimmed)) {
    return { credential: parseDocument(trimmed), format: 'vc+ld+json', text };
  }
  const payload = parseDocument(Buffer.from(trimmed.split('.')[1] ?? '', 'base64url').toString('utf8'));
  // VC 1.1 put the credential into `vc`; Open Badges 3.0 and VC 2.0 make it the payload itself.
  const inner = payload['vc'];
  const members = typeof inner === 'object' && inner !== null ? inner : payload;
  const credential = Object.fromEntries(Object.entries(members).filter(([name]) => !jwtClaims.has(name)));
  return { credential: credential as ParsedCredential['credential'], format: 'vc+jwt', text: trimmed };
}

/** The digest by which events name signed bytes: `sha256-` and base64url. */
export function credentialDigest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64url')}`;
}

/** The text of a signed document: what is stored, delivered and digested, and never rebuilt. */
export function serializeCredential(document: object): string {
  return JSON.stringify(document);
}

function parseDocument(text: string): ParsedCredential['credential'] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new StandardsError('STANDARDS_MALFORMED', 'This is neither a JSON credential nor a compact JWS.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new StandardsError('STANDARDS_MALFORMED', 'A credential is one JSON object.');
  }
  assertPlain(value, 0);
  assertNoDuplicates(text);
  return value as ParsedCredential['credential'];
}

function assertPlain(value: unknown, depth: number): void {
  if (depth > maxDepth)
    throw new StandardsError('STANDARDS_TOO_DEEP', `The document is nested deeper than ${maxDepth}.`);
  if (typeof value !== 'object' || value === null) return;
  if (Object.hasOwn(value, '__proto__')) {
    throw new StandardsError('STANDARDS_MALFORMED', 'A member named __proto__ is not accepted.');
  }
  for (const member of Object.values(value)) assertPlain(member, depth + 1);
}

/** JSON.parse keeps the last of two equal names; a signature over the other must not pass as this one. */
function assertNoDuplicates(text: string): void {
  const names: (Set<string> | undefined)[] = [];
  const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;
  for (const [whole, colon] of text.matchAll(token)) {
    if (whole === '{') names.push(new Set());
    else if (whole === '[') names.push(undefined);
    else if (whole === '}' || whole === ']') names.pop();
    else if (colon) remember(names.at(-1), JSON.parse(whole.slice(0, whole.lastIndexOf('"') + 1)) as string);
  }
}

function remember(names: Set<string> | undefined, name: string): void {
  if (names?.has(name))
    throw new StandardsError('STANDARDS_DUPLICATE_KEY', `The member ${name} stands twice.`);
  names?.add(name);
}
