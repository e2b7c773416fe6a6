import type { Rule } from '../rule.js';
import { contextListRules } from './check-context-list.js';
import { credentialSubjectRules } from './check-credential-subject.js';
import { idRules } from './check-id.js';
import { issuerRules } from './check-issuer.js';
import { credentialTypeRules, typeRules } from './check-type.js';
import { orderRule, timeRule } from './check-validity-period.js';
import { typedObjectRules } from './typed-objects.js';

/** A rule of data model 2.0 that 1.1 has as well, in another section. */
const asBefore = (rules: readonly Rule[], section: string): Rule[] =>
  rules.map((rule) => ({ ...rule, name: `v1-${rule.name}`, clause: `VC Data Model 1.1 §${section}` }));

const typed = (property: string, name: string, section: string, id?: 'error'): Rule[] =>
  asBefore(typedObjectRules({ property, name, clause: '', ...(id && { id }) }), section);

/** The structure of a credential of data model 1.1, which is read and not issued. */
export const version1Rules: readonly Rule[] = [
  ...asBefore(contextListRules, '4.1'),
  ...asBefore(idRules, '4.2'),
  ...asBefore([...typeRules, ...credentialTypeRules], '4.3'),
  ...asBefore(credentialSubjectRules, '4.4'),
  ...asBefore(issuerRules, '4.5'),
  ...asBefore(
    [
      {
        name: 'issuance-date-missing',
        code: 'ISSUANCE_DATE_MISSING',
        severity: 'error',
        sentence: 'A credential of data model 1.1 says when it begins: issuanceDate.',
        clause: '',
        *find({ issuanceDate }) {
          if (issuanceDate === undefined) yield { pointer: '/issuanceDate' };
        },
      },
      timeRule('issuanceDate', 'issuance-date', ''),
      // Defined by the context of 1.1, for the versions to come.
      timeRule('validFrom', 'valid-from', ''),
      timeRule('validUntil', 'valid-until', ''),
    ],
    '4.6',
  ),
  ...asBefore(
    [
      timeRule('expirationDate', 'expiration-date', ''),
      orderRule('issuanceDate', 'expirationDate', 'expiration', ''),
    ],
    '4.8',
  ),
  ...typed('proof', 'proof', '4.7'),
  ...typed('credentialStatus', 'credential-status', '4.9', 'error'),
  ...typed('credentialSchema', 'credential-schema', '5.4', 'error'),
  ...typed('refreshService', 'refresh-service', '5.5', 'error'),
  ...typed('termsOfUse', 'terms-of-use', '5.6'),
  ...typed('evidence', 'evidence', '5.7'),
];
