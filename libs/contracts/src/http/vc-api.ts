import { z } from 'zod';
import { checkResult } from '../internal/verifier.js';

// The issuer and the verifier of the W3C VC API 0.3; members that it does not name are let pass.

const document = z.record(z.string(), z.unknown());
/** A document with an embedded proof, an envelope, or the text of either. */
const secured = z.union([z.string().min(2), document]);
const pointers = z.array(z.string().max(1000)).max(200);

/** The cryptosuites that there is an endpoint for, `POST /vc-api/<cryptosuite>/credentials/issue`. */
export const vcApiCryptosuite = z.enum([
  'eddsa-rdfc-2022',
  'eddsa-jcs-2022',
  'ecdsa-rdfc-2019',
  'ecdsa-jcs-2019',
  'ecdsa-sd-2023',
]);
export type VcApiCryptosuite = z.infer<typeof vcApiCryptosuite>;

/** `POST /vc-api/credentials/issue`: a credential without its proof. */
export const vcApiIssueRequest = z.object({
  credential: document,
  options: z
    .object({
      /** JSON pointers to what every derived credential reveals (ecdsa-sd-2023). */
      mandatoryPointers: pointers.optional(),
      /** Answers an envelope of a VC-JWT (VC-JOSE-COSE §3.1) in place of a Data Integrity proof. */
      mediaType: z.literal('application/vc+jwt').optional(),
    })
    .loose()
    .optional(),
});
export type VcApiIssueRequest = z.infer<typeof vcApiIssueRequest>;

/** `POST /vc-api/credentials/derive`: what is shown of a credential with a base proof. */
export const vcApiDeriveRequest = z.object({
  verifiableCredential: document,
  options: z.object({ selectivePointers: pointers.optional() }).loose().optional(),
});
export type VcApiDeriveRequest = z.infer<typeof vcApiDeriveRequest>;

/** What issuing and deriving answer, with 201. */
export const vcApiCredential = z.object({ verifiableCredential: document });
export type VcApiCredential = z.infer<typeof vcApiCredential>;

/** `POST /vc-api/credentials/verify`. */
export const vcApiVerifyRequest = z.object({
  verifiableCredential: secured,
  options: z
    .object({ checks: z.array(z.string()).optional() })
    .loose()
    .optional(),
});
export type VcApiVerifyRequest = z.infer<typeof vcApiVerifyRequest>;
export const vcApiVerifyAnswer = z.object({ verified: z.literal(true), checks: z.array(checkResult) });
export type VcApiVerifyAnswer = z.infer<typeof vcApiVerifyAnswer>;

/** `POST /vc-api/presentations/verify`. */
export const vcApiPresentationRequest = z.object({
  verifiablePresentation: document,
  options: z
    .object({
      /** What the proof must answer: it says that the presentation is fresh. */
      challenge: z.string().max(1000).optional(),
      /** For whom the proof must have been made. */
      domain: z.string().max(1000).optional(),
      checks: z.array(z.string()).optional(),
    })
    .loose()
    .optional(),
});
export type VcApiPresentationRequest = z.infer<typeof vcApiPresentationRequest>;
export const vcApiPresentationAnswer = z.object({
  verified: z.literal(true),
  checks: z.array(checkResult),
  /** The checks of each credential that is presented, in order. */
  credentials: z.array(z.object({ checks: z.array(checkResult) })),
});
export type VcApiPresentationAnswer = z.infer<typeof vcApiPresentationAnswer>;
