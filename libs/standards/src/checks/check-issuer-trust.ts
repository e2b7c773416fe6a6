import { issuerIdOf } from '../jose/jwt-claims.js';
import { fail, pass, warn, type Check } from './check.js';
import { listOf } from './data-model/values.js';

const name = 'issuer-trust';

/** What the trust registry says of the issuer; an unknown issuer is for a person to weigh. */
export const checkIssuerTrust: Check = async ({ credential }, { trust }) => {
  const subject = listOf(credential['credentialSubject'])[0] as
    { achievement?: { achievementType?: string } } | undefined;
  const { status, reason } = await trust(issuerIdOf(credential), subject?.achievement?.achievementType);
  if (status === 'trusted') return pass(name, reason);
  return status === 'distrusted'
    ? fail(name, 'ISSUER_DISTRUSTED', reason)
    : warn(name, 'ISSUER_UNKNOWN', reason);
};
