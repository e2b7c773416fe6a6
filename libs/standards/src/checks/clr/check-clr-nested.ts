import { isObject } from '../../json-values.js';
import { isCompactJws } from '../../jose/jws.js';
import { badgeFindings } from '../badges/badge-findings.js';
import { isOfType, placesAt } from '../badges/places.js';
import type { Rule } from '../rule.js';

const enveloped = 'EnvelopedVerifiableCredential';

/** Each credential within is a verifiable credential, and an Open Badge holds the rules of Open Badges. */
export const checkClrNested: Rule = {
  name: 'clr-nested',
  code: 'CLR_NESTED',
  severity: 'error',
  sentence:
    'Each credential within is a verifiable credential, and an Open Badge holds the rules of Open Badges.',
  clause: 'CLR 2.0 ClrSubject',
  *find(credential) {
    for (const { value, pointer } of placesAt(credential, ['credentialSubject', 'verifiableCredential'])) {
      // A VC-JWT is judged by whoever checks its signature.
      if (typeof value === 'string' && isCompactJws(value)) continue;
      if (!isObject(value) || !(isOfType(value, 'VerifiableCredential') || isOfType(value, enveloped))) {
        yield { pointer };
        continue;
      }
      if (!isOfType(value, 'AchievementCredential') && !isOfType(value, 'OpenBadgeCredential')) continue;
      for (const finding of badgeFindings(value)) {
        if (finding.severity === 'error')
          yield { pointer: `${pointer}${finding.pointer}`, reason: finding.reason };
      }
    }
  },
};
