import { fail, pass, resultOf, warn, type CheckResult } from '../checks/check.js';
import { isOfType } from '../checks/badges/places.js';
import { runRules } from '../checks/rule.js';
import type { JsonObject } from '../json-values.js';
import { StandardsError } from '../standards-error.js';
import type { BadgeContent } from '../older-formats/badge-content.js';
import { originOf } from '../older-formats/check-origin.js';
import { checkRevocation } from '../older-formats/check-revocation.js';
import { checkTimes } from '../older-formats/check-times.js';
import { assertionContent } from './assertion-content.js';
import { assertionSchema, badgeClassSchema, issuerSchema } from './data-types.js';
import { linkedDocuments } from '../older-formats/linked-documents.js';
import { linkedOf, type Linked } from '../older-formats/linked.js';
import type { OlderCredentialPorts } from '../older-formats/older-credential-ports.js';
import { receivedOrFetched } from '../older-formats/received.js';
import { standingOf, type Standing } from '../older-formats/standing.js';
import { checkRecipient } from '../older-formats/recipient.js';
import { openBadges2Rules } from './rules.js';

/**
 * A badge of Open Badges 2.0 as it was read.
 *
 * @example
 * const reading: OpenBadges2Reading = await readOpenBadges2(JSON.stringify(assertion), olderPorts);
 * reading.badgeClass?.['name'] // 'Log analysis'
 */
export interface OpenBadges2Reading {
  /** It is verified when nothing fails. */
  readonly outcome: 'verified' | 'refused';
  /** Named `schema`, `proof`, `issuer-binding`, `recipient`, `validity-dates`, `status`, in this order. */
  readonly checks: readonly CheckResult[];
  /** Absent where the documents do not have the members of a badge, or could not be had. */
  readonly content?: BadgeContent;
  /** What was read; of a hosted assertion what its address has. */
  readonly assertion: JsonObject;
  readonly badgeClass?: JsonObject;
  readonly issuer?: JsonObject;
}

/**
 * Whether a document is an Assertion of Open Badges 2.0.
 *
 * @example isOpenBadges2({ type: 'Assertion', badge: 'https://example.org/badge' }) // true
 */
export function isOpenBadges2(document: JsonObject): boolean {
  return isOfType(document, 'Assertion') && document['badge'] !== undefined;
}

/**
 * Reads a badge of Open Badges 2.0 and checks it: hosted or signed, with BadgeClass and Profile within it or linked.
 *
 * Of a hosted badge the form at its address is what is read; the issuer's Profile is fetched from its own address even
 * where the badge carries one, for the Profile says which addresses and keys are the issuer's.
 *
 * @param text JSON, a compact JWS, or the address of an Assertion, as pictures carry it
 * @returns named checks, and what the badge says by the names of Open Badges 3.0
 * @throws StandardsError `OB2_NOT_AN_ASSERTION` when it is none, `DOCUMENT_UNREACHABLE` and its like when only an
 * address was given, `STANDARDS_TOO_LARGE`, `STANDARDS_MALFORMED`, `STANDARDS_DUPLICATE_KEY`, `STANDARDS_TOO_DEEP`,
 * `STANDARDS_BASE64URL`
 * @example (await readOpenBadges2(JSON.stringify(assertion), olderPorts)).outcome // 'verified'
 */
export async function readOpenBadges2(
  text: string,
  ports: OlderCredentialPorts,
): Promise<OpenBadges2Reading> {
  const documents = linkedDocuments(ports.fetchDocument);
  const received = await receivedOrFetched(text, documents);
  if (!isOpenBadges2(received.document))
    throw new StandardsError('OB2_NOT_AN_ASSERTION', 'This is no Assertion of Open Badges 2.0.');
  const standing = await standingOf(received, documents);
  const badgeClass = await linkedOf(standing.document['badge'], documents);
  const issuer = badgeClass.document
    ? await linkedOf(badgeClass.document['issuer'], documents, true)
    : { isConfirmed: false };
  const origin = await originOf(standing, issuer, documents, ports.knownKeys);
  const checks = [
    checkStructure(standing, badgeClass, issuer),
    origin.proof,
    origin.binding,
    checkRecipient(standing.document['recipient'], ports.identities),
    checkTimes(standing.document, ports.now),
    await checkRevocation(standing, issuer, documents),
  ];
  return {
    outcome: checks.some(({ outcome }) => outcome === 'fail') ? 'refused' : 'verified',
    checks,
    ...contentOf(standing.document, badgeClass.document, issuer.document),
  };
}

const schema = 'schema';

function checkStructure(standing: Standing, badgeClass: Linked, issuer: Linked): CheckResult {
  for (const [what, { document, fault }] of [
    ['The badge', badgeClass],
    ['The issuer', issuer],
  ] as const) {
    if (!document)
      return fail(
        schema,
        fault?.code ?? 'DOCUMENT_UNREACHABLE',
        `${what}: ${fault?.reason ?? 'is not named.'}`,
      );
  }
  const documents = {
    assertion: standing.document,
    badgeClass: badgeClass.document,
    issuer: issuer.document,
  };
  const changed = standing.isChanged
    ? warn(
        schema,
        'COPY_CHANGED',
        'An Open Badges 2.0 badge. Its address has another form, which is what was read.',
      )
    : pass(schema, 'An Open Badges 2.0 badge.');
  return resultOf(changed, runRules(openBadges2Rules, documents), 'SCHEMA_INVALID');
}

function contentOf(assertion: JsonObject, badgeClass?: JsonObject, issuer?: JsonObject) {
  const documents = { assertion, ...(badgeClass && { badgeClass }), ...(issuer && { issuer }) };
  const parsed = [
    assertionSchema.safeParse(assertion),
    badgeClassSchema.safeParse(badgeClass),
    issuerSchema.safeParse(issuer),
  ] as const;
  const [one, two, three] = parsed;
  if (!one.success || !two.success || !three.success) return documents;
  return { ...documents, content: assertionContent(one.data, two.data, three.data) };
}
