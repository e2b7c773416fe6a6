/** What libs/standards holds of the standards that it reads and does not issue; as held-clauses.mjs. */
const hostedBadge = 'open-badges-2/hosted-badge.spec.ts';
const signedBadge = 'open-badges-2/signed-badge.spec.ts';
const refusedBadge = 'open-badges-2/refused-badge.spec.ts';
const records = ['clr-1/verified-record.spec.ts', 'clr-1/refused-record.spec.ts'];

export const olderClauses = {
  'Open Badges 2.0 and CLR 1.0': [
    [
      'Open Badges 2.0, Assertion',
      'A badge is read and checked, and told by the names of Open Badges 3.0',
      'open-badges-2/read-open-badges-2.ts#readOpenBadges2',
      hostedBadge,
      'open-badges-2/badge-documents.spec.ts',
      'open-badges-2/hostile-input.int.spec.ts',
    ],
    [
      'Open Badges 2.0, IdentityObject',
      'The recipient, in the open or as salted hash',
      'older-formats/recipient.ts#checkRecipient',
      'open-badges-2/recipient.spec.ts',
    ],
    [
      'Open Badges 2.0, Hosted Verification',
      'Its address answers for it, by default on the host of the issuer; `startsWith` and `allowedOrigins`',
      'older-formats/check-origin.ts#originOf',
      hostedBadge,
      refusedBadge,
    ],
    [
      'Open Badges 2.0, Signed Verification',
      'The key that it names signed it; the issuer owns and lists the key',
      'older-formats/issuer-keys.ts#issuerKeys',
      signedBadge,
      refusedBadge,
    ],
    [
      'Open Badges 2.0, RevocationList',
      'Revoked by the list of the issuer, by status 410, by `revoked`',
      'older-formats/check-revocation.ts#checkRevocation',
      hostedBadge,
      signedBadge,
      refusedBadge,
    ],
    [
      'Open Badges 2.0, Assertion `issuedOn`, `expires`',
      'The time of reading lies between',
      'older-formats/check-times.ts#checkTimes',
      refusedBadge,
    ],
    [
      'CLR 1.0, Clr',
      'A learner record is read and checked, and told by the names of CLR 2.0',
      'clr-1/read-clr-1.ts#readClr1',
      ...records,
      'clr-1/hostile-input.int.spec.ts',
    ],
    [
      'CLR 1.0, Assertion',
      'Each assertion is checked: signed, hosted, or vouched for by the record',
      'clr-1/check-assertion.ts#checkAssertion',
      ...records,
    ],
  ],
};
