import { fail, pass, resultOf, skip, warn, type CheckResult } from '../checks/check.js';
import { runRules } from '../checks/rule.js';
import type { JsonObject } from '../json-values.js';
import { originOf, type Origin } from '../older-formats/check-origin.js';
import { checkRevocation } from '../older-formats/check-revocation.js';
import { checkTimes } from '../older-formats/check-times.js';
import type { LinkedDocuments } from '../older-formats/linked-documents.js';
import { textOf } from '../text-of.js';
import { linkedOf, type Linked } from '../older-formats/linked.js';
import type { OlderCredentialPorts } from '../older-formats/older-credential-ports.js';
import { readReceived } from '../older-formats/received.js';
import { standingOf, type Standing } from '../older-formats/standing.js';
import { checkRecipient } from '../older-formats/recipient.js';
import { StandardsError } from '../standards-error.js';
import { assertionSchema, type ClrAssertion1 } from './data-types.js';
import { clr1Rules } from './rules.js';

/**
 * An assertion of a CLR 1.0 as it was read.
 *
 * @example
 * const assertions: readonly Clr1Assertion[] = (await readClr1(JSON.stringify(clr), olderPorts)).assertions;
 * assertions.map(({ form }) => form) // ['embedded', 'signed']
 */
export interface Clr1Assertion {
  /** `signed` is one of `signedAssertions`. */
  readonly form: 'embedded' | 'signed';
  /** Named `schema`, `proof`, `issuer-binding`, `recipient`, `validity-dates`, `status`; `schema` alone of one that cannot be read. */
  readonly checks: readonly CheckResult[];
  readonly assertion?: JsonObject;
}

/**
 * The assertion, where it has the members of one.
 *
 * @example
 * const read = { form: 'embedded' as const, checks: [], assertion: clrAssertion };
 * readableAssertion(read)?.achievement.name // 'Log analysis'
 */
export function readableAssertion({ assertion }: Clr1Assertion): ClrAssertion1 | undefined {
  return assertionSchema.safeParse(assertion).data;
}

/**
 * Checks an assertion within a record: one that is signed or hosted by itself, else one that the record vouches for.
 *
 * @param given an object of `assertions`, or a JWS of `signedAssertions`
 * @param clr the record around it
 * @example (await checkAssertion(clrAssertion, clr, documents, olderPorts)).form // 'embedded'
 */
export async function checkAssertion(
  given: unknown,
  clr: JsonObject,
  documents: LinkedDocuments,
  { now, knownKeys }: OlderCredentialPorts,
): Promise<Clr1Assertion> {
  const form = typeof given === 'string' ? 'signed' : 'embedded';
  const standing = await standingOrFault(given, documents);
  if ('check' in standing) return { form, checks: [standing] };
  const { document } = standing;
  const isVouchedFor = form === 'embedded' && standing.kind !== 'hosted';
  const issuer = await linkedOf(
    (Object(document['achievement']) as JsonObject)['issuer'],
    documents,
    !isVouchedFor,
  );
  const { proof, binding } = isVouchedFor
    ? vouched(issuer, clr)
    : await originOf(standing, issuer, documents, knownKeys);
  const checks = [
    resultOf(
      pass('schema', 'An assertion of CLR 1.0.'),
      runRules(clr1Rules, { assertion: document }),
      'SCHEMA_INVALID',
    ),
    proof,
    binding,
    recipientCheck(document['recipient'], clr['learner'], isVouchedFor),
    checkTimes({ issuedOn: document['issuedOn'] }, now),
    await checkRevocation(standing, issuer, documents),
  ];
  return { form, checks, assertion: document };
}

async function standingOrFault(given: unknown, documents: LinkedDocuments): Promise<Standing | CheckResult> {
  try {
    if (typeof given === 'string') return await standingOf(readReceived(given), documents, 'signed');
    return await standingOf({ document: Object(given) as JsonObject, format: 'json', text: '' }, documents);
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    return fail('schema', error.code, error.message);
  }
}

/** Nothing of its own proves it: what the publisher says of another's award is the publisher's word. */
function vouched(issuer: Linked, clr: JsonObject): Origin {
  const publisher = (Object(clr['publisher']) as JsonObject)['id'];
  const isOwn = publisher !== undefined && issuer.document?.['id'] === publisher;
  return {
    proof: skip('proof', 'What proves the record proves it.'),
    binding: isOwn
      ? pass('issuer-binding', 'The publisher of the record awarded it.')
      : warn(
          'issuer-binding',
          'ASSERTION_UNPROVED',
          'The publisher says that another awarded it, who does not say so itself.',
        ),
  };
}

/** The members of a learner's Profile that an Identity may name. */
const identityMembers = ['id', 'email', 'url', 'telephone', 'sourcedId', 'studentId'];

/** It is the learner's own: an assertion of somebody else may have been put into the record. */
function recipientCheck(recipient: unknown, learner: unknown, isVouchedFor: boolean): CheckResult {
  if (recipient === undefined) {
    return isVouchedFor
      ? skip('recipient', 'It names no recipient: it is the learner of the record.')
      : warn('recipient', 'RECIPIENT_UNKNOWN', 'It names no recipient: it may be of anybody.');
  }
  const { type } = Object(recipient) as JsonObject;
  const known = identityMembers.includes(textOf(type))
    ? (Object(learner) as JsonObject)[textOf(type)]
    : undefined;
  if (typeof known === 'string') return checkRecipient(recipient, [known]);
  return warn(
    'recipient',
    'RECIPIENT_UNKNOWN',
    `The record does not tell the ${textOf(type)} of the learner.`,
  );
}
