import { fail, pass, resultOf, skip, warn, type CheckResult } from '../checks/check.js';
import { isOfType } from '../checks/badges/places.js';
import { runRules } from '../checks/rule.js';
import { isObject, type JsonObject } from '../json-values.js';
import { originOf } from '../older-formats/check-origin.js';
import { checkRevocation } from '../older-formats/check-revocation.js';
import { checkTimes } from '../older-formats/check-times.js';
import { isAddress, linkedDocuments } from '../older-formats/linked-documents.js';
import { linkedOf } from '../older-formats/linked.js';
import type { OlderCredentialPorts } from '../older-formats/older-credential-ports.js';
import { receivedOrFetched, type Received } from '../older-formats/received.js';
import { standingOf, type Standing } from '../older-formats/standing.js';
import { checkRecipient } from '../older-formats/recipient.js';
import type { VerificationKind } from '../older-formats/verification.js';
import { StandardsError } from '../standards-error.js';
import { checkAssertion, readableAssertion, type Clr1Assertion } from './check-assertion.js';
import { clrContent, type ClrContent } from './clr-content.js';
import { clrSchema } from './data-types.js';
import { clr1Rules } from './rules.js';

const maxAssertions = 1000;

/**
 * A CLR 1.0 as it was read.
 *
 * @example
 * const reading: Clr1Reading = await readClr1(JSON.stringify(clr), olderPorts);
 * reading.outcome // 'verified'
 */
export interface Clr1Reading {
  /** It is verified when nothing fails, in the record and in each assertion. */
  readonly outcome: 'verified' | 'refused';
  /** Named `schema`, `proof`, `issuer-binding`, `recipient`, `validity-dates`, `status`, `assertions`, in this order. */
  readonly checks: readonly CheckResult[];
  readonly assertions: readonly Clr1Assertion[];
  /** Absent where the record does not have the members of one; badges that do not are left out. */
  readonly content?: ClrContent;
  /** What was read; of a hosted record what its address has. */
  readonly clr: JsonObject;
}

/**
 * Whether a document is a Clr of CLR 1.0; a ClrCredential of 2.0 is not.
 *
 * @example isClr1({ type: 'Clr', learner: { id: 'urn:l' }, publisher: { id: 'urn:p' } }) // true
 */
export function isClr1(document: JsonObject): boolean {
  const isNamed = isOfType(document, 'Clr') || isOfType(document, 'CLR');
  return isNamed && isObject(document['learner']) && isObject(document['publisher']);
}

/**
 * Reads a Comprehensive Learner Record of CLR 1.0 and checks it, and each assertion in it: those that are signed or
 * hosted by themselves, and those that the record vouches for.
 *
 * The record is signed, hosted, or as it says itself; without a word of it a JWS counts as signed, and JSON whose `id`
 * is an address as hosted.
 *
 * @param text JSON, a compact JWS, or the address of a Clr
 * @returns named checks of the record and of its assertions, and what it says by the names of CLR 2.0
 * @throws StandardsError `CLR1_NOT_A_CLR` when it is none, `CLR1_TOO_LARGE` for more than a thousand assertions,
 * `DOCUMENT_UNREACHABLE` and its like when only an address was given, `STANDARDS_TOO_LARGE`, `STANDARDS_MALFORMED`,
 * `STANDARDS_DUPLICATE_KEY`, `STANDARDS_TOO_DEEP`, `STANDARDS_BASE64URL`
 * @example (await readClr1(JSON.stringify(clr), olderPorts)).content?.name // 'Record of Ana Ribeiro'
 */
export async function readClr1(text: string, ports: OlderCredentialPorts): Promise<Clr1Reading> {
  const documents = linkedDocuments(ports.fetchDocument);
  const received = await receivedOrFetched(text, documents);
  if (!isClr1(received.document)) throw new StandardsError('CLR1_NOT_A_CLR', 'This is no Clr of CLR 1.0.');
  const standing = await standingOf(received, documents, unsaidKind(received));
  const { document: clr } = standing;
  const publisher = await linkedOf(clr['publisher'], documents, true);
  const { proof, binding } = await originOf(standing, publisher, documents, ports.knownKeys);
  const assertions: Clr1Assertion[] = [];
  for (const each of assertionsOf(clr)) assertions.push(await checkAssertion(each, clr, documents, ports));
  const checks = [
    checkStructure(standing),
    proof,
    binding,
    checkLearner(clr['learner'], ports.identities),
    checkTimes({ issuedOn: clr['issuedOn'] }, ports.now),
    await checkRevocation(standing, publisher, documents),
    checkAssertions(assertions),
  ];
  const outcome = checks.some((each) => each.outcome === 'fail') ? 'refused' : 'verified';
  const parsed = clrSchema.safeParse(clr);
  if (!parsed.success) return { outcome, checks, assertions, clr };
  const readable = assertions.flatMap((each) => readableAssertion(each) ?? []);
  return { outcome, checks, assertions, clr, content: clrContent(parsed.data, readable) };
}

function unsaidKind({ format, document }: Received): VerificationKind | undefined {
  if (format === 'jws') return 'signed';
  return isAddress(document['id']) ? 'hosted' : undefined;
}

function assertionsOf(clr: JsonObject): unknown[] {
  const embedded: unknown[] = Array.isArray(clr['assertions']) ? clr['assertions'].filter(isObject) : [];
  const signed: unknown[] = Array.isArray(clr['signedAssertions'])
    ? clr['signedAssertions'].filter((each) => typeof each === 'string')
    : [];
  if (embedded.length + signed.length > maxAssertions)
    throw new StandardsError(
      'CLR1_TOO_LARGE',
      `A record of more than ${maxAssertions} assertions is not read.`,
    );
  return [...embedded, ...signed];
}

function checkStructure({ document, isChanged }: Standing): CheckResult {
  const passed = isChanged
    ? warn('schema', 'COPY_CHANGED', 'A CLR 1.0. Its address has another form, which is what was read.')
    : pass('schema', 'A CLR 1.0.');
  return resultOf(passed, runRules(clr1Rules, { clr: document }), 'SCHEMA_INVALID');
}

/** The record is that of the person who shows it, by any of the identities that its learner has. */
function checkLearner(learner: unknown, identities: readonly string[] = []): CheckResult {
  if (identities.length === 0) return skip('recipient', 'Nobody said who shows it.');
  const { id, email, url, telephone } = Object(learner) as JsonObject;
  const results = [id, email, url, telephone].map((identity) => checkRecipient({ identity }, identities));
  return (
    results.find(({ outcome }) => outcome === 'pass') ??
    fail('recipient', 'RECIPIENT_OTHER', 'It is the record of somebody else.')
  );
}

function checkAssertions(assertions: readonly Clr1Assertion[]): CheckResult {
  const name = 'assertions';
  if (assertions.length === 0) return skip(name, 'The record asserts nothing.');
  const told = assertions.flatMap(({ checks }, index) => checks.map((check) => ({ ...check, index })));
  const failure = told.find(({ outcome }) => outcome === 'fail');
  if (failure) return fail(name, 'ASSERTION_REFUSED', `Assertion ${failure.index + 1}: ${failure.reason}`);
  const warning = told.find(({ outcome }) => outcome === 'warning');
  if (warning?.code) return warn(name, warning.code, `Assertion ${warning.index + 1}: ${warning.reason}`);
  return pass(name, `Each of ${assertions.length} assertions stands.`);
}
