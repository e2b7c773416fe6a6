import {
  credentialVerified,
  issuerRegistered,
  organisationRegistered,
  type EventData,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import {
  eventually,
  openEventLog,
  sentFact,
  startNeighbour,
  startTestService,
  TestInstitution,
  type Answer,
  type Neighbour,
  type TestCaller,
  type TestEventLog,
  type TestService,
} from '@wellspring/testing';
import {
  didKey,
  generateKeyPair,
  signDataIntegrity,
  signVpJwt,
  type SignDataIntegrityOptions,
  type SigningKey,
} from '@wellspring/standards';
import { verifier } from '../verifier.context.js';

export const employer = {
  organisationId: newId(),
  scopes: ['credentials:verify', 'trust:read'],
} as const satisfies TestCaller;
export const operator = { scopes: ['trust:read', 'trust:write'] } as const satisfies TestCaller;

/** The verifier alone, with an institution that signs for real and is trusted. */
export interface Scenario {
  readonly institution: TestInstitution;
  /** What the public address answers but for the verifier: documents and lists of institutions. */
  readonly neighbour: Neighbour;
  readonly service: TestService;
  readonly log: TestEventLog;
  /** Has a text checked by an employer. */
  verify(text: string, type?: string): Promise<Answer>;
  vcApi(verifiableCredential: unknown, options?: object): Promise<Answer>;
  /** What everybody was told of a credential. */
  told(credentialId: string): Promise<EventData<typeof credentialVerified>[]>;
  close(): Promise<void>;
}

export async function startScenario(): Promise<Scenario> {
  const institution = new TestInstitution();
  const neighbour = await startNeighbour(institution.answers());
  const service = await startTestService({
    contexts: [verifier],
    variables: { WELLSPRING_SERVICE_URLS: `issuer=${neighbour.url}` },
  });
  const log = await openEventLog(service.adminUrl);
  await register(institution, service, log);
  return {
    institution,
    neighbour,
    service,
    log,
    verify: (text, type = 'text/plain') =>
      service.call('POST', '/verifier/verifications', { as: employer, raw: { type, body: text } }),
    vcApi: (verifiableCredential, options) =>
      service.call('POST', '/vc-api/credentials/verify', {
        as: employer,
        body: { verifiableCredential, options },
      }),
    told: async (id) =>
      (await log.published(credentialVerified)).filter(({ credentialId }) => credentialId === id),
    close: async () => {
      await log.close();
      await service.close();
      await neighbour.close();
    },
  };
}

async function register(
  { organisationId, name, did }: TestInstitution,
  service: TestService,
  log: TestEventLog,
): Promise<void> {
  const registeredAt = '2026-05-15T16:00:00.000Z';
  const organisation = { organisationId, slug: 'rio-bravo', name, kind: 'institution' as const };
  await log.publish(
    sentFact(issuerRegistered, { organisationId, name: 'an older name', dids: [did], registeredAt }),
    sentFact(organisationRegistered, { ...organisation, registeredAt }),
  );
  await eventually(async () => {
    const { body } = await service.call('GET', '/verifier/trust/issuers', { as: operator });
    if ((body as { did: string; name: string }[])[0]?.name !== name) throw new Error('Not registered yet.');
  });
}

/** The outcome, or the code, of each check by its name. */
export function checksOf(body: { checks: { check: string; outcome: string; code?: string }[] }) {
  return Object.fromEntries(body.checks.map(({ check, outcome, code }) => [check, code ?? outcome]));
}

const holder = generateKeyPair('Ed25519');
const { did: controller, verificationMethod: id } = didKey(holder.publicKeyMultibase);
/** With which they sign. */
export const holderKey: SigningKey = { ...holder, id, controller };
/** Who presents in these tests. */
export const holderDid = controller;

/** A presentation that nobody signed yet. */
export const unsignedPresentation = (
  verifiableCredential: readonly unknown[],
  holderId: string = holderDid,
) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  holder: holderId,
  verifiableCredential,
});

/** A presentation of some credentials that a holder signed. */
export async function present(
  verifiableCredential: readonly unknown[],
  options: Partial<SignDataIntegrityOptions> = {},
  over: object = {},
) {
  const { key = holderKey } = options;
  const document = { ...unsignedPresentation(verifiableCredential, key.controller), ...over };
  return signDataIntegrity(document, {
    key,
    created: new Date(),
    proofPurpose: 'authentication',
    ...options,
  });
}

/** The same as VP-JWT in an envelope. */
export function presentAsJwt(
  verifiableCredential: readonly unknown[],
  { challenge, domain }: { challenge: string; domain: string },
  key = holderKey,
) {
  const document = unsignedPresentation(verifiableCredential, key.controller);
  const jwt = signVpJwt(document, { key, nonce: challenge, audience: domain });
  return enveloped('EnvelopedVerifiablePresentation', 'application/vp+jwt', jwt);
}

/** What JOSE secured, as a document may hold it (VC Data Model 2.0 §4.13.1). */
export const enveloped = (type: string, mediaType: string, text: string) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type,
  id: `data:${mediaType},${text}`,
});
