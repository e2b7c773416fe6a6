import { createHash } from 'node:crypto';
import {
  credentialClaimed,
  credentialIssued,
  credentialRevoked,
  organisationRegistered,
  type EventData,
  type VerificationResult,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { credentialDigest, parseCredential } from '@wellspring/standards';
import {
  openEventLog,
  sentFact,
  startNeighbour,
  startTestService,
  TestInstitution,
  type Answer,
  type CredentialOptions,
  type Neighbour,
  type SentFact,
  type TestCredential,
  type TestEventLog,
  type TestService,
} from '@wellspring/testing';
import { wallet } from '../wallet.context.js';

/** How the played verifier judges a text; undefined is a verification that passes. */
export type Judgement = Partial<VerificationResult> | Error | undefined;

/** The wallet alone, with issuer, verifier and identity played. */
export interface Scenario {
  readonly service: TestService;
  readonly log: TestEventLog;
  readonly institution: TestInstitution;
  readonly issuer: Neighbour;
  readonly verifier: Neighbour;
  /** Holders whose key was destroyed. */
  readonly erased: Set<string>;
  judge(text: string, judgement: Judgement): void;
  /** A credential that the issuer serves for a recipient, and the fact that it was issued. */
  issue(subject: string, options?: CredentialOptions): Promise<Issued>;
  learner(): Learner;
  /** What everybody was told that a wallet holds, oldest first. */
  claimsOf(learner: Learner): Promise<EventData<typeof credentialClaimed>[]>;
  close(): Promise<void>;
}

export interface Issued extends TestCredential {
  readonly fact: SentFact;
  readonly revocation: SentFact;
}

/** Somebody with a wallet, and the claim link of a recipient. */
export interface Learner {
  readonly holder: string;
  readonly subject: string;
  readonly token: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  connect(): Promise<Answer>;
  /** Brings a credential from elsewhere. */
  bring(credential: string): Promise<Answer>;
}

export const tomorrow = () => new Date(Date.now() + 24 * 3600 * 1000).toISOString();
export const yesterday = () => new Date(Date.now() - 24 * 3600 * 1000).toISOString();
export const pathOf = ({ id }: TestCredential) => `/wallet/credentials/${encodeURIComponent(id)}`;

type FetchBody = { ids: string[] };
type RedeemBody = { token: string; holder: string };
type VerifyBody = { credentials: { holder: string; text: string }[] };
type KeysBody = { ids: string[] };

export async function startScenario(): Promise<Scenario> {
  const institution = new TestInstitution();
  const served = new Map<string, TestCredential & { subject: string }>();
  const judgements = new Map<string, Judgement>();
  const redeemed = new Map<string, string>();
  const erased = new Set<string>();
  const issuer = await startNeighbour({
    '/internal/issuer/credentials/fetch': ({ ids }: FetchBody) => ({
      credentials: ids.flatMap((id) => servedCredential(institution, served.get(id))),
    }),
    '/internal/issuer/claim-tokens/redeem': ({ token, holder }: RedeemBody) =>
      redeem(institution, redeemed, token, holder),
    '/internal/identity/data-keys': ({ ids }: KeysBody) => ({
      keys: ids.map((id) => ({
        id,
        key: erased.has(id) ? null : holderKey(id).toString('base64url'),
      })),
    }),
  });
  const verifier = await startNeighbour({
    '/internal/verifier/verify': ({ credentials }: VerifyBody) => ({
      results: credentials.map(({ text }) => judged(text, judgements.get(text))),
    }),
  });
  const service = await startTestService({
    contexts: [wallet],
    variables: {
      WELLSPRING_SERVICE_URLS: `issuer=${issuer.url},identity=${issuer.url},verifier=${verifier.url}`,
    },
  });
  const log = await openEventLog(service.adminUrl);
  const { organisationId, name } = institution;
  const registered = { organisationId, slug: 'rio-bravo', name, kind: 'institution' as const };
  await log.publish(
    sentFact(organisationRegistered, { ...registered, registeredAt: new Date().toISOString() }),
  );
  return {
    service,
    log,
    institution,
    issuer,
    verifier,
    erased,
    judge: (text, judgement) => judgements.set(text, judgement),
    issue: async (subject, options) => {
      const credential = await institution.issue(options);
      served.set(credential.id, { ...credential, subject });
      return { ...credential, ...factsOf(institution, credential, subject) };
    },
    learner: () => learnerOf(service),
    claimsOf: async ({ holder }) =>
      (await log.published(credentialClaimed)).filter((claim) => claim.holder === holder),
    close: async () => {
      await log.close();
      await service.close();
      await issuer.close();
      await verifier.close();
    },
  };
}

function learnerOf(service: TestService): Learner {
  const holder = newId();
  const subject = newId();
  const token = `${subject}.signed`;
  const as = { holder, scopes: ['wallet'] as const };
  const call: Learner['call'] = (method, path, body, headers = {}) =>
    service.call(method, path, { as, ...(body !== undefined && { body }), headers });
  return {
    holder,
    subject,
    token,
    call,
    connect: () => call('POST', '/wallet/connections', { token }),
    bring: (credential) => call('POST', '/wallet/credentials', { credential }),
  };
}

function servedCredential(
  { organisationId }: TestInstitution,
  credential: (TestCredential & { subject: string }) | undefined,
) {
  if (!credential) return [];
  const { id: credentialId, subject, format, digest, text } = credential;
  return [{ credentialId, subject, organisationId, format, digest, text }];
}

function redeem(
  { organisationId }: TestInstitution,
  redeemed: Map<string, string>,
  token: string,
  holder: string,
) {
  if (token.startsWith('unknown')) return { outcome: 'unknown' };
  if (token.startsWith('expired')) return { outcome: 'expired' };
  const by = redeemed.get(token) ?? holder;
  redeemed.set(token, by);
  if (by !== holder) return { outcome: 'taken' };
  return { outcome: 'redeemed', subject: token.split('.')[0], organisationId, credentialIds: [] };
}

function judged(text: string, judgement: Judgement): VerificationResult {
  if (judgement instanceof Error) throw judgement;
  const { credential } = parseCredential(text);
  return {
    verificationId: newId(),
    credentialId: String(credential['id']),
    digest: credentialDigest(text),
    issuer: 'did:web:example.org',
    outcome: 'verified',
    decided: true,
    checks: [{ check: 'proof', outcome: 'pass', reason: 'The signature is intact.' }],
    items: [],
    validUntil: null,
    verifiedAt: new Date().toISOString(),
    ...judgement,
  };
}

/** The key under which the played identity has a wallet sealed. */
export function holderKey(holder: string): Buffer {
  return createHash('sha256').update(holder).digest();
}

/** A judgement that refuses with a code. */
export function refusing(code: string, decided = true): Judgement {
  return {
    outcome: 'refused',
    decided,
    checks: [{ check: 'status', outcome: 'fail', code, reason: `It is refused: ${code}.` }],
  };
}

function factsOf({ organisationId }: TestInstitution, credential: TestCredential, subject: string) {
  const { id: credentialId, digest, format, items, validFrom, validUntil } = credential;
  const award = { credentialId, awardId: newId(), organisationId, subject };
  const issued: EventData<typeof credentialIssued> = {
    ...award,
    achievementId: newId(),
    format,
    digest,
    items: [...items],
    validFrom,
    validUntil,
    issuedAt: new Date().toISOString(),
  };
  const revoked = { ...award, reason: 'issued in error', revokedAt: new Date().toISOString() };
  return { fact: sentFact(credentialIssued, issued), revocation: sentFact(credentialRevoked, revoked) };
}
