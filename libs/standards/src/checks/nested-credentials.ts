import { openEnvelope } from '../credentials/open-envelope.js';
import {
  parseCredential,
  serializeCredential,
  type ParsedCredential,
} from '../credentials/parse-credential.js';
import { isCompactJws } from '../jose/jws.js';
import { issuerIdOf } from '../jose/jwt-claims.js';
import { isSdJwt } from '../jose/read-sd-jwt.js';
import { StandardsError } from '../standards-error.js';
import { isObject, type JsonObject } from '../json-values.js';
import { typesOf } from '../member-values.js';
import { everywhere, withPlaces, type Place } from './place-index.js';

/** Credentials in one document, at any depth: each costs signatures, and may cost two requests to others. */
const mostNested = 100;
/** A record, a credential in it, an endorsement of that. */
const mostDepth = 3;

const members = {
  verifiableCredential: { isPart: true, clause: 'CLR 2.0 ClrSubject' },
  endorsement: { isPart: false, clause: 'Open Badges 3.0 §B.1.7' },
  endorsementJwt: { isPart: false, clause: 'Open Badges 3.0 §B.1.7' },
};
type Member = keyof typeof members;

/** Why one cannot be read, or is not looked at. */
export interface NestedFault {
  readonly code: 'MALFORMED' | 'TOO_MANY' | 'TOO_DEEP';
  readonly reason: string;
}

/** A credential that stands within another. */
export interface NestedCredential {
  readonly found: ParsedCredential | NestedFault;
  /** Its place in the document; of what is within a JWT that of the JWT, which no pointer enters. */
  readonly pointer: string;
  /** Of a record, and no endorsement of something. */
  readonly isPart: boolean;
  readonly clause: string;
  /** Of the credential around it. */
  readonly outerIssuer: string;
}

/** Where a walk is. */
interface Level {
  readonly document: JsonObject;
  readonly pointer: string;
  readonly depth: number;
  readonly isText: boolean;
}

/**
 * The credentials within one, each before those within it: those of a record (CLR 2.0 ClrSubject) and endorsements
 * (Open Badges 3.0 §B.1.7), embedded, enveloped, or as JWT. The last is a fault where there are more than a hundred, or
 * they go deeper than three.
 *
 * @example [...nestedCredentials(record)].map(({ pointer }) => pointer) // ['/credentialSubject/verifiableCredential/0']
 */
export function* nestedCredentials(document: JsonObject): Generator<NestedCredential> {
  let count = 0;
  for (const nested of walk({ document, pointer: '', depth: 1, isText: false })) {
    count += 1;
    const found = count > mostNested ? tooMany : nested.found;
    yield { ...nested, found };
    if (found === tooMany || found === tooDeep) return;
  }
}

const tooMany: NestedFault = {
  code: 'TOO_MANY',
  reason: `More than ${mostNested} credentials within are not verified.`,
};
const tooDeep: NestedFault = { code: 'TOO_DEEP', reason: 'Credentials within one another go too deep.' };

function* walk({ document, pointer: above, depth, isText }: Level): Generator<NestedCredential> {
  const outerIssuer = issuerIdOf(document);
  for (const [member, places] of placesIn(document)) {
    for (const { value, pointer: below } of places) {
      if (!isCredential(value)) continue;
      const pointer = isText ? above : above + below;
      const found = depth > mostDepth ? tooDeep : read(value);
      yield { ...members[member], found, pointer, outerIssuer };
      if ('code' in found) continue;
      const isWithinText = isText || found.format !== 'vc+ld+json';
      yield* walk({ document: found.credential, pointer, depth: depth + 1, isText: isWithinText });
    }
  }
}

function placesIn(document: JsonObject): (readonly [Member, readonly Place[]])[] {
  const names = Object.keys(members) as Member[];
  return withPlaces(() => names.map((member) => [member, everywhere(document, [member])] as const));
}

/** What is signed, or says that it is a credential. */
function isCredential(value: unknown): boolean {
  if (typeof value === 'string') return isCompactJws(value) || isSdJwt(value);
  if (!isObject(value)) return false;
  const names = typesOf(value).filter((type) => typeof type === 'string');
  return value['proof'] !== undefined || names.some((type) => type.endsWith('Credential'));
}

function read(value: unknown): NestedCredential['found'] {
  try {
    if (typeof value === 'string') return parseCredential(value);
    const credential = value as ParsedCredential['credential'];
    const text = serializeCredential(credential);
    return openEnvelope({ credential, format: 'vc+ld+json', text });
  } catch (error) {
    if (error instanceof StandardsError) return { code: 'MALFORMED', reason: error.message };
    throw error;
  }
}
