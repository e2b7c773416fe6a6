import { Injectable } from '@nestjs/common';
import {
  isRefusal,
  type Refusal,
  type VcApiCredential,
  type VcApiCryptosuite,
  type VcApiIssueRequest,
} from '@wellspring/contracts';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock, idempotently, KeyWrapping } from '@wellspring/platform';
import { credentialsV2, issuerIdOf, type JsonDocument, type SigningTask } from '@wellspring/standards';
import { refuseContexts, refuseCredential, refuseSecuring } from '../domain/refuse-credential.js';
import { notReady } from '../domain/refusals.js';
import { algorithmsOf, jwtAlgorithms } from '../domain/vc-api-suites.js';
import { CredentialSigner } from '../signing/credential-signer.js';
import { IssuerKeys, signerAs, type ActiveKey } from '../signing/issuer-keys.js';
import { recordSignatures } from '../storage/profiles.js';

/** Who asks, for which suite, and under which `Idempotency-Key`. */
export interface GivenCredentialCall {
  readonly organisationId: string;
  readonly cryptosuite: VcApiCryptosuite;
  readonly idempotencyKey: string | undefined;
}

/**
 * Signs a credential that its caller wrote, as the VC API has it: no award, so nothing of it is kept and nobody is
 * told; only the signature is counted. Under an `Idempotency-Key` its text is kept sealed, to be answered again.
 */
@Injectable()
export class IssueGivenCredential {
  constructor(
    private readonly database: Database,
    private readonly keys: IssuerKeys,
    private readonly signer: CredentialSigner,
    private readonly wrapping: KeyWrapping,
    private readonly clock: Clock,
  ) {}

  async execute(request: VcApiIssueRequest, given: GivenCredentialCall): Promise<VcApiCredential | Refusal> {
    const { organisationId, cryptosuite, idempotencyKey: key } = given;
    const call = { context: 'issuer', organisationId, key, request: { cryptosuite, ...request } };
    const label = `vc-api:${organisationId}`;
    const answer = await this.database.transaction({ organisation: organisationId }, (tx) =>
      idempotently<{ sealed: string } | Refusal>(tx, call, async () => {
        const text = await this.sign(tx, request, given);
        if (isRefusal(text)) return text;
        return { sealed: (await this.wrapping.wrap(Buffer.from(text), label)).toString('base64') };
      }),
    );
    if (isRefusal(answer)) return answer;
    const text = await this.wrapping.unwrap(Buffer.from(answer.sealed, 'base64'), label);
    return { verifiableCredential: JSON.parse(text.toString('utf8')) as Record<string, unknown> };
  }

  private async sign(
    tx: Transaction,
    request: VcApiIssueRequest,
    { organisationId, cryptosuite }: GivenCredentialCall,
  ): Promise<string | Refusal> {
    const now = this.clock.now();
    const asJwt = request.options?.mediaType !== undefined;
    const algorithms = asJwt ? jwtAlgorithms : algorithmsOf[cryptosuite];
    const own = await this.keys.ofAlgorithms(tx, organisationId, algorithms, now);
    if (own.length === 0) return notReady();
    const keys = own.map((each) => signerAs('did:key', each));
    const issuers = keys.map(({ controller }) => controller);
    const refusal = refuseCredential(request.credential, issuers);
    if (refusal) return refusal;
    const document = request.credential as JsonDocument;
    const unread = asJwt || cryptosuite.includes('-jcs-') ? await refuseContexts(document) : undefined;
    if (unread) return unread;
    const key = keys.find(({ controller }) => controller === issuerIdOf(document));
    if (!key) throw new Error('A credential was let pass that names none of the keys.');
    const [outcome] = await this.signer.sign([taskOf(request, { key, cryptosuite, now })]);
    if (!outcome) throw new Error('Signing one credential answered nothing.');
    if (!outcome.ok) return refuseSecuring('The credential cannot be signed', outcome);
    const audit = { organisationId, keyId: key.keyId, purpose: 'vc-api', signatures: 1, at: now };
    await recordSignatures(tx, audit);
    return asJwt ? enveloped(outcome.value) : outcome.value;
  }
}

function taskOf(
  { credential, options: { mediaType, mandatoryPointers } = {} }: VcApiIssueRequest,
  { key, cryptosuite, now }: { key: ActiveKey; cryptosuite: VcApiCryptosuite; now: Date },
): SigningTask {
  const document = credential as JsonDocument;
  if (mediaType !== undefined) return { securing: 'vc-jwt', document, key, profile: 'w3c' };
  const pointers = mandatoryPointers && { mandatoryPointers };
  return { securing: 'data-integrity', document, key, created: now, cryptosuite, ...pointers };
}

/** VC Data Model 2.0 §4.13. */
function enveloped(jwt: string): string {
  return JSON.stringify({
    '@context': [credentialsV2],
    type: 'EnvelopedVerifiableCredential',
    id: `data:application/vc+jwt,${jwt}`,
  });
}
