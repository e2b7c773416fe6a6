import { isLater } from '../awaitable.js';
import { openEnvelope } from '../credentials/open-envelope.js';
import { parseCredential, type ParsedCredential } from '../credentials/parse-credential.js';
import { StandardsError } from '../standards-error.js';
import { isPlainBadge } from './badges/plain-badge.js';
import type { Check, CheckResult, Reading, VerificationPorts } from './check.js';
import { checkContext } from './check-context.js';
import { checkCredentialSchema } from './check-credential-schema.js';
import { checkIssuerBinding } from './check-issuer-binding.js';
import { checkIssuerTrust } from './check-issuer-trust.js';
import { checkNestedCredentials } from './check-nested-credentials.js';
import { checkProof } from './check-proof.js';
import { checkSchema } from './check-schema.js';
import { checkStatus } from './check-status.js';
import { checkValidityDates } from './check-validity-dates.js';

/** Every check by its name, in the order in which a person reads them. */
const checks = {
  context: checkContext,
  schema: checkSchema,
  proof: checkProof,
  'issuer-binding': checkIssuerBinding,
  'issuer-trust': checkIssuerTrust,
  'validity-dates': checkValidityDates,
  status: checkStatus,
  'credential-schema': checkCredentialSchema,
  'nested-credentials': checkNestedCredentials,
} satisfies Record<string, Check>;

/**
 * The name by which callers ask for a check of a verification (VC Data Model 2.0 §7).
 *
 * @example
 * const names: CheckName[] = ['proof', 'status'];
 * (await verifyCredential(text, ports, names)).checks.map(({ check }) => check) // names
 */
export type CheckName = keyof typeof checks;
/** Every check that there is (VC Data Model 2.0 §7). @example checkNames.includes('nested-credentials') // true */
export const checkNames = Object.keys(checks) as CheckName[];
/**
 * What is checked unless the caller names checks: the credential itself (VC Data Model 2.0 §7). Those within it are
 * verified each at its own cost, and by name alone.
 *
 * @example defaultCheckNames.length // checkNames.length - 1
 * @example defaultCheckNames.some((name) => String(name) === 'nested-credentials') // false
 */
export const defaultCheckNames: readonly CheckName[] = checkNames.filter(
  (name) => name !== 'nested-credentials',
);

/**
 * What became of a credential (VC Data Model 2.0 §7): each check, and `refused` where one of them fails.
 *
 * @example
 * const verification: Verification = await verifyCredential(text.replace('Reads logs.', 'Writes logs.'), ports);
 * verification.outcome // 'refused'
 */
export interface Verification {
  readonly outcome: 'verified' | 'refused';
  readonly checks: readonly CheckResult[];
  readonly parsed: ParsedCredential;
}

/**
 * Checks a credential by name (VC Data Model 2.0 §7); it is verified when nothing fails.
 *
 * @param text a JSON credential with a proof, a VC-JWT, an SD-JWT, or a JSON envelope of one of the latter
 * @param names which checks, in this order, at least one; `defaultCheckNames` when absent, `checkNames` for every one
 * @returns a result per check, with the rules that it found broken, and the credential as it was read
 * @throws StandardsError when the text cannot be read as one credential, with the codes of `parseCredential` and
 *   `openEnvelope` (a member that stands twice, a disclosure that nothing asks for), and `CHECKS_UNKNOWN`; whatever the
 *   port `trust` throws
 * @example
 * const { outcome, checks } = await verifyCredential(text, ports);
 * outcome // 'verified'
 * checks.map(({ check }) => check) // defaultCheckNames
 */
export async function verifyCredential(
  text: string,
  ports: VerificationPorts,
  names: readonly CheckName[] = defaultCheckNames,
): Promise<Verification> {
  return verifyParsedCredential(openEnvelope(parseCredential(text)), ports, names);
}

/**
 * The same for a credential that has been read (VC Data Model 2.0 §7), such as one within a presentation.
 *
 * @throws StandardsError `CHECKS_UNKNOWN` where a name is of no check, or there is none: nothing would be verified
 * @example (await verifyParsedCredential(parsed, ports, ['proof', 'status'])).outcome // 'verified'
 */
export async function verifyParsedCredential(
  parsed: ParsedCredential,
  ports: VerificationPorts,
  names: readonly CheckName[] = defaultCheckNames,
): Promise<Verification> {
  if (names.length === 0) throw unknownChecks('');
  const results: CheckResult[] = [];
  const isLookedThrough = names.includes('context') || names.includes('schema');
  const { credential, format, text, claims } = parsed;
  // Written out, for V8 forgets the shape of a copy and with it what was compiled for the checks.
  const reading: Reading = {
    credential,
    format,
    text,
    claims,
    isPlainBadge: isLookedThrough && isPlainBadge(credential),
  };
  for (const name of names) {
    if (!Object.hasOwn(checks, name)) throw unknownChecks(name);
    const result = checks[name](reading, ports);
    results.push(isLater(result) ? await result : result);
  }
  const refused = results.some(({ outcome }) => outcome === 'fail');
  return { outcome: refused ? 'refused' : 'verified', checks: results, parsed };
}

function unknownChecks(name: string): StandardsError {
  const why = name === '' ? 'No check is asked for' : `There is no check ${name}`;
  return new StandardsError('CHECKS_UNKNOWN', `${why}; the checks are ${checkNames.join(', ')}.`);
}
