import { z } from 'zod';
import { credentialFormat, digest, uuid } from '../fields.js';
import { defineInternalPort } from './internal-port.js';

/** The signed bytes of credentials (a JSON document or a compact JWS, as text), by id; unknown ids are left out. */
export const fetchCredentials = defineInternalPort({
  owner: 'issuer',
  path: '/internal/issuer/credentials/fetch',
  callers: ['wallet'],
  request: z.object({ ids: z.array(z.string()).min(1).max(200) }),
  response: z.object({
    credentials: z.array(
      z.object({
        credentialId: z.string(),
        subject: uuid,
        organisationId: uuid,
        format: credentialFormat,
        digest,
        text: z.string(),
      }),
    ),
  }),
});

/**
 * Redeems a recipient's claim link: the bearer of the token is the recipient. Redeeming again by the same
 * holder answers the same; by another holder it answers `taken`.
 */
export const redeemClaimToken = defineInternalPort({
  owner: 'issuer',
  path: '/internal/issuer/claim-tokens/redeem',
  callers: ['wallet'],
  request: z.object({ token: z.string().min(20).max(200), holder: uuid }),
  response: z.discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('redeemed'),
      subject: uuid,
      organisationId: uuid,
      credentialIds: z.array(z.string()),
    }),
    z.object({ outcome: z.enum(['unknown', 'taken', 'expired']) }),
  ]),
});
