import { credentialsV1 } from '../contexts/pinned-contexts.js';
import { listOf, type JsonObject } from '../json-values.js';
import { objectsOf, typesOf } from '../member-values.js';
import { version1Rules } from './data-model-1/rules.js';
import {
  checkRelatedResourceDigestMismatch,
  relatedResourceDigestRule,
  type KnownBytes,
} from './data-model/check-related-resource-digest-mismatch.js';
import {
  contextRules,
  credentialRules,
  envelopedCredentialRules,
  envelopedPresentationRules,
  presentationRules,
} from './data-model/rules.js';
import { runRules, type Finding, type Rule, type RuleRow } from './rule.js';

/** All that a credential is asked where nobody knows bytes of more than pinned contexts. */
const ordinaryRules: readonly Rule[] = [...credentialRules, checkRelatedResourceDigestMismatch];

/**
 * Every rule of the data model (VC Data Model 2.0 §4, §5; 1.1 as it is read), one row each: what a table of clauses is
 * made from.
 *
 * @example dataModelRules.find(({ name }) => name === 'validity-order')?.clause // 'VC Data Model 2.0 §4.9'
 */
export const dataModelRules: readonly RuleRow[] = [
  ...new Set<RuleRow>([
    ...contextRules,
    ...credentialRules,
    checkRelatedResourceDigestMismatch,
    ...envelopedCredentialRules,
    ...presentationRules,
    ...envelopedPresentationRules,
    ...version1Rules,
  ]),
];

/**
 * What is wrong with the structure of a credential: one of data model 2.0 (VC Data Model 2.0 §4, §5), one of 1.1, or an
 * envelope.
 *
 * @param knownBytes the exact bytes of related resources that are known beside pinned contexts
 * @returns empty when nothing is; contexts and terms are for `contextFindings`
 * @example credentialFindings(unsecured) // []
 * @example credentialFindings({ ...unsecured, validFrom: 'now' }).map(({ code }) => code) // ['VALID_FROM_MALFORMED']
 */
export function credentialFindings(credential: JsonObject, knownBytes?: KnownBytes): Finding[] {
  if (typesOf(credential).includes('EnvelopedVerifiableCredential')) {
    return runRules(envelopedCredentialRules, credential);
  }
  if (listOf(credential['@context'])[0] === credentialsV1) return runRules(version1Rules, credential);
  const rules = knownBytes ? [...credentialRules, relatedResourceDigestRule(knownBytes)] : ordinaryRules;
  return runRules(rules, credential);
}

/**
 * What is wrong with the structure of a presentation (VC Data Model 2.0 §4.13) and of each credential in it, which is
 * no credential of its own to whoever only looks at the presentation.
 *
 * @example presentationFindings(presentation) // []
 * @example presentationFindings({ ...presentation, holder: 7 }).map(({ code }) => code) // ['HOLDER_NOT_URL']
 */
export function presentationFindings(presentation: JsonObject, knownBytes?: KnownBytes): Finding[] {
  if (typesOf(presentation).includes('EnvelopedVerifiablePresentation')) {
    return runRules(envelopedPresentationRules, presentation);
  }
  const findings = runRules(presentationRules, presentation);
  for (const [credential, pointer] of objectsOf(presentation, 'verifiableCredential')) {
    for (const finding of embeddedFindings(credential, knownBytes))
      findings.push({ ...finding, pointer: pointer + finding.pointer });
  }
  return findings;
}

/** A part whose identifier is of secured data is an envelope, whatever it calls itself. */
function embeddedFindings(credential: JsonObject, knownBytes?: KnownBytes): Finding[] {
  const { id } = credential;
  const isEnvelope = typeof id === 'string' && id.startsWith('data:');
  return isEnvelope
    ? runRules(envelopedCredentialRules, credential)
    : credentialFindings(credential, knownBytes);
}
