import { describe, expect, it } from '@jest/globals';
import { signDataIntegrity } from '../integrity/sign-data-integrity.js';
import { signVcJwt } from '../jose/vc-jwt.js';
import {
  academy,
  at,
  badge,
  college,
  created,
  endorsement,
  endorser,
  enveloped,
  good,
  NestedWorld,
  profileOf,
  record,
  refusedAt,
  renamed,
  sign,
  warnedAt,
} from '../testing/nested-credentials.js';
import { defaultCheckNames, verifyCredential } from './verify-credential.js';

const world = new NestedWorld();

describe('the credentials within one', () => {
  it('are looked at by name, and not unless asked', async () => {
    expect(defaultCheckNames).not.toContain('nested-credentials');
    const forged = await record([renamed(await sign(badge(), academy))]);
    const { checks } = await verifyCredential(JSON.stringify(forged), world.ports);
    expect(checks.map(({ check: name }) => name)).toEqual(defaultCheckNames);
  });

  it('are none of a badge without endorsements', async () => {
    expect((await world.check(await sign(badge(), academy))).outcome).toBe('not_applicable');
  });

  it('are as their own issuers signed them: embedded, in an envelope, as JWT', async () => {
    const jwt = signVcJwt(badge(), { key: academy.key });
    expect(await world.check(await record([await sign(badge(), academy), enveloped(jwt), jwt]))).toEqual(
      good,
    );
    expect(
      await world.check(signVcJwt(badge({ endorsementJwt: [signVcJwt(endorsement(), endorser)] }), academy)),
    ).toEqual(good);
  });

  it('refuse a record around one that was altered, unsigned, or signed by another', async () => {
    const signed = await sign(badge(), academy);
    expect(await world.check(await record([signed, renamed(signed)]))).toEqual(
      refusedAt(at(1), 'NESTED_PROOF_INVALID'),
    );
    expect(await world.check(await record(badge()))).toEqual(
      refusedAt('/credentialSubject/verifiableCredential', 'NESTED_PROOF_MISSING'),
    );
    expect(await world.check(await record([await sign(badge(), college)]))).toEqual(
      refusedAt(at(0), 'NESTED_ISSUER_MISMATCH'),
    );
    const [head, payload, signature] = signVcJwt(badge(), { key: academy.key }).split('.');
    const [, other] = signVcJwt(badge({ name: 'Another' }), { key: academy.key }).split('.');
    expect(await world.check(await record([`${head}.${payload}.${signature}`]))).toEqual(good);
    expect(await world.check(await record([`${head}.${other}.${signature}`]))).toEqual(
      refusedAt(at(0), 'NESTED_PROOF_INVALID'),
    );
    expect((await world.check(await record([`${head}.e30.${signature}`]))).outcome).toBe('fail');
  });

  it('are held to their structure where they are text, which nobody else reads', async () => {
    const { credentialSubject: _, ...rest } = badge();
    const jwt = signVcJwt({ ...rest, credentialSubject: { id: 'did:example:ana' } }, { key: academy.key });
    expect(await world.check(await record([enveloped(jwt)]))).toEqual(
      refusedAt(at(0), 'NESTED_SCHEMA_INVALID'),
    );
    const cose = { ...enveloped(''), id: 'data:application/vc+cose,0oREo' };
    expect(await world.check(await record([cose]))).toEqual(refusedAt(at(0), 'NESTED_MALFORMED'));
  });
});

describe('endorsements within a credential', () => {
  // The published context of Open Badges lacks endorsementJwt: canonical JSON has no need of it.
  const of = async (members: object) =>
    world.check(
      await signDataIntegrity(badge(members), { key: academy.key, created, cryptosuite: 'ecdsa-jcs-2019' }),
    );

  it('are verified wherever they stand', async () => {
    const signed = await sign(endorsement(), endorser);
    const jwt = signVcJwt(endorsement(), { key: endorser.key });
    expect(await of({ endorsement: [signed], endorsementJwt: [jwt] })).toEqual(good);
    const issuer = { ...profileOf(academy), type: ['Profile'] };
    expect(await of({ issuer: { ...issuer, endorsement: [signed, renamed(signed)] } })).toEqual(
      refusedAt('/issuer/endorsement/1', 'NESTED_PROOF_INVALID'),
    );
    const subject = badge()['credentialSubject'] as { achievement: object };
    const achievement = { ...subject.achievement, endorsementJwt: [`${jwt}A`] };
    expect(await of({ credentialSubject: { ...subject, achievement } })).toMatchObject({
      outcome: 'fail',
      found: [[expect.any(String), 'error', '/credentialSubject/achievement/endorsementJwt/0']],
    });
  });

  it('are found in the credentials of a record, in embedded ones by their place', async () => {
    const forged = renamed(await sign(endorsement(), endorser));
    const endorsed = await sign(badge({ endorsement: [forged] }), academy);
    const jwt = signVcJwt(badge({ endorsement: [forged] }), { key: academy.key });
    const twice = await record([endorsed, enveloped(jwt)]);
    expect((await world.check(twice)).found).toEqual([
      ['NESTED_PROOF_INVALID', 'error', `${at(0)}/endorsement/0`],
      ['NESTED_PROOF_INVALID', 'error', at(1)],
    ]);
    expect((await world.result(twice)).reason).toContain(`(${at(0)}/endorsement/0) Also: ${at(1)}.`);
  });

  it('warn when they were revoked or nobody can be asked: the credential stands without them', async () => {
    const revoked = await sign(endorsement(await world.setIn('revocation', endorser)), endorser);
    expect(await of({ endorsement: [revoked] })).toEqual(warnedAt('/endorsement/0', 'NESTED_REVOKED'));
    const away = { ...endorser, key: { ...endorser.key, id: 'did:web:away.example#k' } };
    const signed = await sign(endorsement(), away);
    expect(await of({ endorsement: signed })).toEqual(warnedAt('/endorsement', 'NESTED_KEY_UNREACHABLE'));
  });
});

describe('a part of a record', () => {
  it('that its issuer revoked refuses it, one that has expired is a warning', async () => {
    const revoked = await sign(badge(await world.setIn('revocation', academy)), academy);
    expect(await world.check(await record([revoked]))).toEqual(refusedAt(at(0), 'NESTED_REVOKED'));
    const expired = await sign(badge({ validUntil: '2026-05-20T00:00:00Z' }), academy);
    expect(await world.check(await record([expired]))).toEqual(warnedAt(at(0), 'NESTED_EXPIRED'));
    const newer = await sign(badge(await world.setIn('refresh', academy)), academy);
    expect(await world.check(await record([newer]))).toEqual(warnedAt(at(0), 'NESTED_REFRESH_AVAILABLE'));
  });

  it('whose issuer cannot be reached is told after what is known to be wrong', async () => {
    const away = { ...academy, key: { ...academy.key, id: 'did:web:away.example#k' } };
    const unreachable = await sign(badge(), away);
    const { code, found } = await world.check(await record([unreachable, badge()]));
    expect(code).toBe('NESTED_PROOF_MISSING');
    expect(found).toHaveLength(2);
    const many = await world.check(await record(Array.from({ length: 20 }, () => unreachable)));
    expect(many.found.map(([each]) => each)).toEqual([
      ...Array.from({ length: 5 }, () => 'NESTED_KEY_UNREACHABLE'),
      'NESTED_UNREACHABLE',
    ]);
  });

  it('may be one of a hundred, and three deep', async () => {
    const signed = await sign(badge(), academy);
    const many = (length: number) => Array.from({ length }, () => signed);
    expect(await world.check(await record(many(100)))).toEqual(good);
    expect(await world.check(await record(many(101)))).toEqual(refusedAt(at(100), 'NESTED_TOO_MANY'));
    const twice = await sign(endorsement({ endorsement: await sign(endorsement(), endorser) }), endorser);
    expect(await world.check(await record([await sign(badge({ endorsement: twice }), academy)]))).toEqual(
      good,
    );
    const thrice = await sign(endorsement({ endorsement: twice }), endorser);
    expect(await world.check(await record([await sign(badge({ endorsement: thrice }), academy)]))).toEqual(
      refusedAt(`${at(0)}/endorsement/endorsement/endorsement`, 'NESTED_TOO_DEEP'),
    );
  });
});
