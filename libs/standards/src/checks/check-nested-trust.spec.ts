import { describe, expect, it } from '@jest/globals';
import { signVcJwt } from '../jose/vc-jwt.js';
import { logAnalysis } from '../testing/built-credentials.js';
import {
  academy,
  at,
  badge,
  college,
  endorsement,
  endorser,
  enveloped,
  good,
  NestedWorld,
  record,
  refusedAt,
  renamed,
  sign,
  warnedAt,
} from '../testing/nested-credentials.js';

describe('the issuers within', () => {
  it('are asked for with what they award, unless theirs is the credential around it', async () => {
    const world = new NestedWorld();
    const words = await sign(endorsement(), endorser);
    const endorsed = await sign(badge({ endorsement: [words] }), academy);
    const own = await sign(badge({}, college), college);
    expect(await world.check(await record([endorsed, own]))).toEqual(good);
    const { achievementType } = logAnalysis;
    expect(world.asked).toEqual([
      [academy.id, achievementType],
      [endorser.id, undefined],
    ]);
    expect(achievementType).toEqual(expect.any(String));
  });

  it('refuse the whole where one is distrusted, a part or an endorser', async () => {
    const world = new NestedWorld();
    const words = await sign(endorsement(), endorser);
    const transcript = await record([await sign(badge({ endorsement: [words] }), academy)]);
    world.standing.set(academy.id, 'distrusted');
    expect(await world.check(transcript)).toEqual(refusedAt(at(0), 'NESTED_ISSUER_DISTRUSTED'));
    world.standing.set(endorser.id, 'distrusted').delete(academy.id);
    expect(await world.check(transcript)).toEqual(
      refusedAt(`${at(0)}/endorsement/0`, 'NESTED_ISSUER_DISTRUSTED'),
    );
  });

  it('are a warning where one is unknown, and are not asked for where the proof is not theirs', async () => {
    const world = new NestedWorld();
    world.standing.set(academy.id, 'unknown');
    const signed = await sign(badge(), academy);
    expect(await world.check(await record([signed]))).toEqual(warnedAt(at(0), 'NESTED_ISSUER_UNKNOWN'));
    world.asked.length = 0;
    expect(await world.check(await record([renamed(signed)]))).toEqual(
      refusedAt(at(0), 'NESTED_PROOF_INVALID'),
    );
    expect(world.asked).toEqual([]);
    const jwt = signVcJwt(badge(), { key: academy.key });
    expect(await world.check(await record([enveloped(jwt)]))).toEqual(
      warnedAt(at(0), 'NESTED_ISSUER_UNKNOWN'),
    );
  });
});
