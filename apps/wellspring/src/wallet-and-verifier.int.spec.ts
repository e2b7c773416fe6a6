import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  credentialClaimed,
  credentialIssued,
  credentialRevoked,
  credentialVerified,
  issuerRegistered,
  type HeldCredential,
  type Share,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import {
  eventually,
  openEventLog,
  sentFact,
  startNeighbour,
  startTestService,
  TestInstitution,
  type CredentialOptions,
  type Neighbour,
  type TestCredential,
  type TestEventLog,
  type TestService,
} from '@wellspring/testing';
import { verifier } from '@wellspring/verifier';
import { wallet } from '@wellspring/wallet';

const institution = new TestInstitution();
const { organisationId, did, name } = institution;
const [holder, subject] = [newId(), newId()];
const learner = { holder, scopes: ['wallet'] as const };
const operator = { scopes: ['trust:write'] as const };
const served = new Map<string, TestCredential>();
let neighbour: Neighbour;
let service: TestService;
let log: TestEventLog;

beforeAll(async () => {
  neighbour = await startNeighbour({
    ...institution.answers(),
    '/internal/issuer/claim-tokens/redeem': () => ({
      outcome: 'redeemed',
      subject,
      organisationId,
      credentialIds: [],
    }),
    '/internal/issuer/credentials/fetch': ({ ids }: { ids: string[] }) => ({
      credentials: ids.flatMap((id) => {
        const found = served.get(id);
        return found ? [{ ...found, credentialId: id, subject, organisationId }] : [];
      }),
    }),
    '/internal/identity/data-keys': ({ ids }: { ids: string[] }) => ({
      keys: ids.map((id) => ({ id, key: createHash('sha256').update(id).digest('base64url') })),
    }),
  });
  service = await startTestService({
    contexts: [wallet, verifier],
    variables: { WELLSPRING_SERVICE_URLS: `issuer=${neighbour.url},identity=${neighbour.url}` },
  });
  log = await openEventLog(service.adminUrl);
  const registeredAt = new Date().toISOString();
  await log.publish(sentFact(issuerRegistered, { organisationId, name, dids: [did], registeredAt }));
  await service.call('POST', '/wallet/connections', { as: learner, body: { token: 'x'.repeat(30) } });
});
afterAll(async () => {
  await log.close();
  await service.close();
  await neighbour.close();
});

async function issue(options: CredentialOptions = {}): Promise<TestCredential> {
  const credential = await institution.issue(options);
  served.set(credential.id, credential);
  const { id: credentialId, digest, format, items, validFrom, validUntil } = credential;
  const award = { credentialId, awardId: newId(), achievementId: newId(), organisationId, subject };
  const bytes = { digest, format, items: [...items], validFrom, validUntil };
  await log.publish(sentFact(credentialIssued, { ...award, ...bytes, issuedAt: new Date().toISOString() }));
  return credential;
}

async function heldOf({ id }: TestCredential): Promise<HeldCredential> {
  return eventually(async () => {
    const answer = await service.call('GET', `/wallet/credentials/${encodeURIComponent(id)}`, {
      as: learner,
    });
    expect(answer.status).toBe(200);
    return answer.body as HeldCredential;
  });
}

describe('a wallet and its verifier', () => {
  it.each(['vc+ld+json', 'vc+jwt'] as const)(
    'hold what an institution signed, verified: %s',
    async (format) => {
      const credential = await issue({ format, items: ['urn:item:1', 'urn:item:2'] });
      expect(await heldOf(credential)).toMatchObject({ state: 'held', name: 'Log analysis' });
      await eventually(async () => {
        const of = ({ credentialId }: { credentialId: string }) => credentialId === credential.id;
        const { digest, items } = credential;
        expect((await log.published(credentialVerified)).filter(of)).toMatchObject([
          { holder, requestedBy: 'holder', outcome: 'verified', digest, items },
        ]);
        expect((await log.published(credentialClaimed)).filter(of)).toMatchObject([
          { holder, subject, digest },
        ]);
      });
    },
  );

  it('wait out an institution that cannot be reached, and refuse nothing for it', async () => {
    const list = new URL(institution.statusListUrl).pathname;
    const answer = neighbour.answers.get(list);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    neighbour.answers.delete(list);
    const credential = await issue();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const missing = await service.call('GET', '/wallet/credentials?limit=1', { as: learner });
    expect(missing.text).not.toContain(credential.id);
    if (answer) neighbour.answers.set(list, answer);
    expect(await heldOf(credential)).toMatchObject({ state: 'held' });
  });

  it('keep what a distrusted issuer signed, refused, until it is trusted', async () => {
    const path = `/verifier/trust/issuers/${encodeURIComponent(did)}`;
    await service.call('PUT', path, { as: operator, body: { status: 'distrusted', reason: 'under review' } });
    const credential = await issue();
    expect(await heldOf(credential)).toMatchObject({ state: 'refused' });
    await service.call('PUT', path, { as: operator, body: { status: 'trusted', reason: 'reviewed' } });
    const again = `/wallet/credentials/${encodeURIComponent(credential.id)}/verify`;
    expect((await service.call('POST', again, { as: learner })).body).toMatchObject({ state: 'held' });
    await eventually(async () => {
      const claims = await log.published(credentialClaimed);
      expect(claims.filter(({ credentialId }) => credentialId === credential.id)).toHaveLength(1);
    });
  });

  it('show a revocation to the holder and to whoever has a link, at once', async () => {
    const credential = await issue();
    await heldOf(credential);
    const body = {
      credentialIds: [credential.id],
      purpose: 'application',
      until: new Date(Date.now() + 60_000).toISOString(),
    };
    const { url } = (await service.call('POST', '/wallet/shares', { as: learner, body })).body as Share;
    const shared = `/wallet/shared/${url.split('/').at(-1)}`;
    expect((await service.call('GET', shared)).body).toMatchObject({
      credentials: [{ outcome: 'verified' }],
    });
    institution.revoke(credential);
    const revokedAt = new Date().toISOString();
    const revocation = { credentialId: credential.id, awardId: newId(), organisationId, subject, revokedAt };
    await log.publish(sentFact(credentialRevoked, { ...revocation, reason: 'issued in error' }));
    await eventually(async () => {
      expect((await service.call('GET', shared)).body).toMatchObject({
        credentials: [{ outcome: 'refused' }],
      });
      expect(await heldOf(credential)).toMatchObject({ state: 'revoked', revokedReason: 'issued in error' });
    }, 900);
  });

  it('take in a credential from elsewhere and say in words what is wrong with it', async () => {
    const { text } = await institution.issue();
    const altered = text.replace('Reads logs', 'Writes logs');
    const answer = await service.call('POST', '/wallet/credentials', {
      as: learner,
      body: { credential: altered },
    });
    expect(answer.status).toBe(201);
    const { state, checks } = answer.body as { state: string; checks: { check: string; reason: string }[] };
    expect(state).toBe('refused');
    expect(checks.find(({ check }) => check === 'proof')?.reason).toContain('the document was altered');
  });
});
