import { fail, pass, type Check } from './check.js';

const name = 'validity-dates';

/** VC Data Model 2.0 §4.9: from `validFrom` until `validUntil` (1.1: `issuanceDate`, `expirationDate`). */
export const checkValidityDates: Check = async ({ credential }, { now }) => {
  const from = credential['validFrom'] ?? credential['issuanceDate'];
  const until = credential['validUntil'] ?? credential['expirationDate'];
  if (from !== undefined && Date.parse(String(from)) > now.getTime()) {
    return fail(name, 'NOT_YET_VALID', `The credential is valid from ${String(from)} on.`);
  }
  if (until !== undefined && Date.parse(String(until)) < now.getTime()) {
    return fail(name, 'EXPIRED', `The credential expired at ${String(until)}.`);
  }
  return pass(
    name,
    until === undefined
      ? 'The credential does not expire.'
      : `The credential is valid until ${String(until)}.`,
  );
};
