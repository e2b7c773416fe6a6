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
import { fail, pass, resultOf, skip, type Check, type CheckResult, type VerificationPorts } from './check.js';
import { checkContext } from './check-context.js';
import { checkIssuerBinding } from './check-issuer-binding.js';
import { checkIssuerTrust } from './check-issuer-trust.js';
import { checkProof } from './check-proof.js';
import { checkSchema } from './check-schema.js';
import { checkStatus } from './check-status.js';
import { checkValidityDates } from './check-validity-dates.js';
import { isObject, typesOf, type JsonObject } from './data-model/values.js';
import { everywhere, withPlaces, type Place } from './place-index.js';
import type { Finding } from './rule.js';

const name = 'nested-credentials';

/** Credentials in one document, at any depth: each costs signatures, and may cost two requests to others. */
const mostNested = 100;
/** A record, a credential in it, an endorsement of that. */
const mostDepth = 3;
/** Each may have taken as long as others are waited for. */
const mostOutages = 5;

/** In a sentence; the findings have them all. */
const mostPlaces = 10;

const members = {
  verifiableCredential: { isPart: true, clause: 'CLR 2.0 ClrSubject' },
  endorsement: { isPart: false, clause: 'Open Badges 3.0 §B.1.7' },
  endorsementJwt: { isPart: false, clause: 'Open Badges 3.0 §B.1.7' },
};
type Member = keyof typeof members;

/** Each asks more of others than the one before, and none is asked of a document that another refused. */
const always = [checkProof, checkIssuerBinding, checkStatus, checkValidityDates];
/** What was secured as text is seen by no other check of the document around it. */
const ofText = [checkContext, checkSchema, ...always];

/** A record tells of what was; what its issuer revoked it does not. Who is unknown is for a person to weigh. */
const lapses = ['EXPIRED', 'NOT_YET_VALID', 'STATUS_MESSAGE', 'REFRESH_AVAILABLE', 'ISSUER_UNKNOWN'];
/** A credential stands without those who endorse it; words that somebody did not say refuse it. */
const lapsesOfEndorsements = [...lapses, 'KEY_UNREACHABLE', 'STATUS_UNREACHABLE', 'REVOKED', 'SUSPENDED'];
const outages = ['NESTED_KEY_UNREACHABLE', 'NESTED_STATUS_UNREACHABLE', 'NESTED_UNREACHABLE'];

/**
 * Each credential within, of a record (CLR 2.0 ClrSubject) and each endorsement (Open Badges 3.0 §B.1.7), at any depth
 * down to three, is as its own issuer signed it: the signature around it covers its bytes and says nothing of them.
 *
 * A proof that fails, a key that is not the issuer's, and a part of a record that its issuer revoked refuse the whole.
 * A part that has expired is a warning, and so is an endorsement that was revoked or whose endorser cannot be reached.
 * An issuer within who is not that of the credential around it is weighed as `issuer-trust` weighs that one: distrusted
 * refuses, unknown is a warning. What is no credential is for the check `schema`.
 *
 * @returns a finding at the place of each that fails, with the code of the check that fails after `NESTED_`
 */
export const checkNestedCredentials: Check = async (parsed, ports) => {
  const search: Search = { ports, count: 0, isOver: false, findings: [] };
  const outermost = { pointer: '', depth: 1, isText: false, issuer: issuerIdOf(parsed.credential) };
  await walk(parsed.credential, outermost, search);
  const { count, findings } = search;
  if (count === 0) return skip(name, 'No credential is within it.');
  // An outage decides nothing: what is known to be wrong is told before it.
  findings.sort((one, other) => Number(outages.includes(one.code)) - Number(outages.includes(other.code)));
  return toldWhole(
    resultOf(pass(name, `Each of the ${count} within is as its own issuer signed it.`), findings),
  );
};

/** The places of what is wrong as well, for those who read the reason and not the findings. */
function toldWhole(result: CheckResult): CheckResult {
  const { outcome, reason, findings = [] } = result;
  const severity = outcome === 'fail' ? 'error' : 'warning';
  const [first, ...others] = findings.filter((each) => each.severity === severity);
  const places = [...new Set(others.map(({ pointer }) => pointer))].filter((each) => each !== first?.pointer);
  if (places.length === 0) return result;
  return { ...result, reason: `${reason} Also: ${places.slice(0, mostPlaces).join(', ')}.` };
}

/** All that was found so far. */
interface Search {
  readonly ports: VerificationPorts;
  readonly findings: Finding[];
  count: number;
  isOver: boolean;
}

interface Level {
  readonly pointer: string;
  readonly depth: number;
  /** No pointer enters a nested JWT: what is in it is told at its place. */
  readonly isText: boolean;
  /** Who signed what is around: weighed already. */
  readonly issuer: string;
}

async function walk(document: JsonObject, level: Level, search: Search): Promise<void> {
  for (const [member, places] of placesIn(document)) {
    for (const { value, pointer: below } of places) {
      if (!isCredential(value) || search.isOver) continue;
      const pointer = level.isText ? level.pointer : level.pointer + below;
      search.count += 1;
      const tell = (result: CheckResult) => search.findings.push(findingOf(result, member, pointer));
      const excess = excessOf(level, search);
      if (excess) {
        search.isOver = true;
        tell(excess);
        return;
      }
      const nested = nestedIn(value);
      if ('outcome' in nested) {
        tell(nested);
        continue;
      }
      const isText = nested.format !== 'vc+ld+json';
      const issuer = issuerIdOf(nested.credential);
      const checks = [...(isText ? ofText : always), ...(issuer === level.issuer ? [] : [checkIssuerTrust])];
      for (const result of await judge(nested, checks, search.ports)) tell(result);
      const inner = { pointer, depth: level.depth + 1, isText: isText || level.isText, issuer };
      await walk(nested.credential, inner, search);
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

function excessOf({ depth }: Level, { count, findings }: Search): CheckResult | undefined {
  if (count > mostNested)
    return fail(name, 'TOO_MANY', `More than ${mostNested} credentials within are not verified.`);
  if (depth > mostDepth) return fail(name, 'TOO_DEEP', 'Credentials within one another go too deep.');
  return findings.filter(({ code }) => outages.includes(code)).length >= mostOutages
    ? fail(name, 'UNREACHABLE', 'Too many cannot be reached: from here on none is looked at.')
    : undefined;
}

function nestedIn(value: unknown): ParsedCredential | CheckResult {
  try {
    if (typeof value === 'string') return parseCredential(value);
    const credential = value as ParsedCredential['credential'];
    return openEnvelope({ credential, format: 'vc+ld+json', text: serializeCredential(credential) });
  } catch (error) {
    if (error instanceof StandardsError) return fail(name, 'MALFORMED', error.message);
    throw error;
  }
}

/** The first failure, and warnings of lapses: others speak of how a document is written. */
async function judge(
  nested: ParsedCredential,
  checks: readonly Check[],
  ports: VerificationPorts,
): Promise<CheckResult[]> {
  const told: CheckResult[] = [];
  for (const check of checks) {
    const result = await check(nested, ports);
    if (result.outcome === 'fail') return [...told, result];
    if (lapses.includes(result.code ?? '')) told.push(result);
  }
  return told;
}

function findingOf({ check, code = '', reason }: CheckResult, member: Member, pointer: string): Finding {
  const { isPart, clause } = members[member];
  const isLapse = (isPart ? lapses : lapsesOfEndorsements).includes(code);
  const severity = isLapse ? 'warning' : 'error';
  return { rule: `${name}-${check}`, code: `NESTED_${code}`, severity, reason, pointer, clause };
}
