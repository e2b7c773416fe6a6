import type { ParsedCredential } from '../credentials/parse-credential.js';
import { issuerIdOf } from '../jose/jwt-claims.js';
import { fail, pass, resultOf, skip, type Check, type CheckResult, type VerificationPorts } from './check.js';
import { checkContext } from './check-context.js';
import { checkIssuerBinding } from './check-issuer-binding.js';
import { checkIssuerTrust } from './check-issuer-trust.js';
import { checkProof } from './check-proof.js';
import { checkSchema } from './check-schema.js';
import { checkStatus } from './check-status.js';
import { checkValidityDates } from './check-validity-dates.js';
import { nestedCredentials, type NestedCredential } from './nested-credentials.js';
import type { Finding } from './rule.js';

const name = 'nested-credentials';

/** Each may have taken as long as others are waited for. */
const mostOutages = 5;

/** In a sentence; the findings have them all. */
const mostPlaces = 10;

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
export const checkNestedCredentials: Check = async ({ credential }, ports) => {
  const findings: Finding[] = [];
  let count = 0;
  for (const nested of nestedCredentials(credential)) {
    count += 1;
    if (findings.filter(isOutage).length >= mostOutages) {
      findings.push(findingOf(givenUp, nested));
      break;
    }
    for (const result of await judge(nested, ports)) findings.push(findingOf(result, nested));
  }
  if (count === 0) return skip(name, 'No credential is within it.');
  // An outage decides nothing: what is known to be wrong is told before it.
  findings.sort((one, other) => Number(isOutage(one)) - Number(isOutage(other)));
  return toldWhole(
    resultOf(pass(name, `Each of the ${count} within is as its own issuer signed it.`), findings),
  );
};

const isOutage = ({ code }: Finding) => outages.includes(code);

const givenUp = fail(name, 'UNREACHABLE', 'Too many cannot be reached: from here on none is looked at.');

/** The places of what is wrong as well, for those who read the reason and not the findings. */
function toldWhole(result: CheckResult): CheckResult {
  const { outcome, reason, findings = [] } = result;
  const severity = outcome === 'fail' ? 'error' : 'warning';
  const [first, ...others] = findings.filter((each) => each.severity === severity);
  const places = [...new Set(others.map(({ pointer }) => pointer))].filter((each) => each !== first?.pointer);
  if (places.length === 0) return result;
  return { ...result, reason: `${reason} Also: ${places.slice(0, mostPlaces).join(', ')}.` };
}

/** The first failure, and warnings of lapses: others speak of how a document is written. */
async function judge(
  { found, outerIssuer }: NestedCredential,
  ports: VerificationPorts,
): Promise<CheckResult[]> {
  if ('code' in found) return [fail(name, found.code, found.reason)];
  const told: CheckResult[] = [];
  for (const check of checksOf(found, outerIssuer)) {
    const result = await check(found, ports);
    if (result.outcome === 'fail') return [...told, result];
    if (lapses.includes(result.code ?? '')) told.push(result);
  }
  return told;
}

function checksOf({ credential, format }: ParsedCredential, outerIssuer: string): readonly Check[] {
  const checks = format === 'vc+ld+json' ? always : ofText;
  // Who signed what is around was weighed with that.
  return issuerIdOf(credential) === outerIssuer ? checks : [...checks, checkIssuerTrust];
}

function findingOf({ check, code = '', reason }: CheckResult, nested: NestedCredential): Finding {
  const { isPart, clause, pointer } = nested;
  const isWarning = (isPart ? lapses : lapsesOfEndorsements).includes(code);
  const severity = isWarning ? 'warning' : 'error';
  return { rule: `${name}-${check}`, code: `NESTED_${code}`, severity, reason, pointer, clause };
}
