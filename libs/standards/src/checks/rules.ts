import { credentialsV1 } from '../contexts/pinned-contexts.js';
import { contextRows, type RuleRow } from './data-model/context-rules.js';
import { confidenceMethodRules } from './data-model/check-confidence-method.js';
import { contextListRules } from './data-model/check-context-list.js';
import { credentialSchemaRules } from './data-model/check-credential-schema.js';
import { credentialStatusRules } from './data-model/check-credential-status.js';
import { credentialSubjectRules } from './data-model/check-credential-subject.js';
import { descriptionRules } from './data-model/check-description.js';
import { envelopedCredentialRules, envelopedPresentationRules } from './data-model/check-enveloped.js';
import { evidenceRules } from './data-model/check-evidence.js';
import { idRules } from './data-model/check-id.js';
import { issuerRules } from './data-model/check-issuer.js';
import { nameRules } from './data-model/check-name.js';
import { presentationShapeRules } from './data-model/check-presentation.js';
import { proofShapeRules } from './data-model/check-proof-shape.js';
import { refreshServiceRules } from './data-model/check-refresh-service.js';
import {
  relatedResourceDigestRule,
  relatedResourceRules,
  type KnownBytes,
} from './data-model/check-related-resource.js';
import { renderMethodRules } from './data-model/check-render-method.js';
import { termsOfUseRules } from './data-model/check-terms-of-use.js';
import { credentialTypeRules, typeRules } from './data-model/check-type.js';
import { validityPeriodRules } from './data-model/check-validity-period.js';
import { listOf, type JsonObject } from '../json-values.js';
import { objectsOf, typesOf } from '../member-values.js';
import { version1Rules } from './data-model/version-1-rules.js';
import { runRules, type Finding, type Rule } from './rule.js';

/** The structure of a credential (VC Data Model 2.0 §4 and §5). */
export const credentialRules: readonly Rule[] = [
  ...contextListRules,
  ...idRules,
  ...typeRules,
  ...credentialTypeRules,
  ...nameRules,
  ...descriptionRules,
  ...issuerRules,
  ...credentialSubjectRules,
  ...validityPeriodRules,
  ...credentialStatusRules,
  ...credentialSchemaRules,
  ...proofShapeRules,
  ...relatedResourceRules,
  ...refreshServiceRules,
  ...termsOfUseRules,
  ...evidenceRules,
  ...confidenceMethodRules,
  ...renderMethodRules,
];

/** The structure of a presentation (VC Data Model 2.0 §4.13), without that of the credentials in it. */
export const presentationRules: readonly Rule[] = [
  ...contextListRules,
  ...idRules,
  ...typeRules,
  ...presentationShapeRules,
  ...proofShapeRules,
  ...termsOfUseRules,
];

/** Nothing but the digests of what nobody knows; the rule of the catalogue. */
const digestRule = relatedResourceDigestRule(() => undefined);

/**
 * Every rule of the data model (VC Data Model 2.0 §4, §5; 1.1 as it is read), one row each: what a table of clauses is
 * made from.
 *
 * @example dataModelRules.find(({ name }) => name === 'validity-order')?.clause // 'VC Data Model 2.0 §4.9'
 */
export const dataModelRules: readonly RuleRow[] = [
  ...new Set<RuleRow>([
    ...Object.values(contextRows),
    ...credentialRules,
    digestRule,
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
 * @param knownBytes the exact bytes of related resources that are known here
 * @returns empty when nothing is; contexts and terms are for `contextFindings`
 * @example credentialFindings(unsecured) // []
 * @example credentialFindings({ ...unsecured, validFrom: 'now' }).map(({ code }) => code) // ['VALID_FROM_MALFORMED']
 */
export function credentialFindings(credential: JsonObject, knownBytes?: KnownBytes): Finding[] {
  if (typesOf(credential).includes('EnvelopedVerifiableCredential')) {
    return runRules(envelopedCredentialRules, credential);
  }
  if (listOf(credential['@context'])[0] === credentialsV1) return runRules(version1Rules, credential);
  const findings = runRules(credentialRules, credential);
  return knownBytes
    ? [...findings, ...runRules([relatedResourceDigestRule(knownBytes)], credential)]
    : findings;
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
