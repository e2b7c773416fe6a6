import { describe, expect, it } from '@jest/globals';
import jsonld from 'jsonld';
import { credentialsV2, loadPinnedContext, openBadgesV3, clrV2 } from '../contexts/pinned-contexts.js';
import { canonicalize } from './canonicalize.js';
import { fastQuads, tryCanonicalize } from './fast-quads.js';

type Json = Record<string, unknown>;

const alignment = (number: number) => ({
  type: ['Alignment'],
  targetCode: `S.${number}`,
  targetName: `Skill ${number}`,
  targetFramework: 'Skills',
  targetType: 'CFItem',
  targetUrl: `https://example.org/ims/case/v1p1/CFItems/${number}`,
});

const badge = (number: number): Json => ({
  '@context': [credentialsV2, openBadgesV3],
  id: `urn:uuid:0197a1c0-0000-7000-8000-${String(number).padStart(12, '0')}`,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: `Badge "${number}"\n of a line`,
  issuer: { id: 'did:web:example.org', type: ['Profile'], name: 'School', url: 'https://example.org' },
  validFrom: '2026-01-01T00:00:00Z',
  awardedDate: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: `did:example:${number}`,
    type: ['AchievementSubject'],
    activityEndDate: '2026-01-01',
    creditsEarned: 4.5,
    achievement: {
      id: `https://example.org/achievements/${number}`,
      type: ['Achievement'],
      name: 'Achievement',
      description: 'Über 😀 and \uFFFD',
      achievementType: 'Course',
      criteria: { narrative: `Do it ${number} times.` },
      tag: ['one', 'two'],
      creditsAvailable: 5,
      alignment: [1, 2, 3].map((each) => alignment(number * 10 + each)),
    },
    result: [{ type: ['Result'], value: `${number}`, resultDescription: `urn:uuid:r${number}` }],
  },
  credentialStatus: {
    id: `https://example.org/status/1#${number}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(number),
    statusListCredential: 'https://example.org/status/1',
  },
});

const proof = (number: number) => ({
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2026-01-01T00:00:00Z',
  verificationMethod: 'did:web:example.org#key-1',
  proofPurpose: 'assertionMethod',
  proofValue: `z${number}`,
});

const record = (count: number): Json => ({
  '@context': [credentialsV2, clrV2, openBadgesV3],
  id: 'urn:uuid:0197a1c0-0000-7000-8000-00000000c1c1',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Record',
  partial: false,
  issuer: { id: 'did:web:example.org', type: ['Profile'], name: 'School' },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:s',
    type: ['ClrSubject'],
    verifiableCredential: Array.from({ length: count }, (_, at) => ({ ...badge(at + 1), proof: proof(at) })),
    association: [
      { type: 'Association', associationType: 'isChildOf', sourceId: 'urn:a', targetId: 'urn:b' },
    ],
  },
});

const presentation: Json = {
  '@context': [credentialsV2],
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000b0',
  type: 'VerifiablePresentation',
  holder: 'did:example:h',
  verifiableCredential: [{ ...badge(1), proof: [proof(1), proof(2)] }, badge(2)],
  proof: proof(3),
};

const named: Json = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  type: ['VerifiableCredential', 'ExampleDegree'],
  issuer: 'https://example.org/issuers/1',
  name: { '@value': 'Name', '@language': 'en-GB' },
  credentialSubject: { id: 'did:example:s', degree: { type: 'Bachelor', size: 3, isGood: true } },
};

const reference = (document: object) =>
  jsonld.canonize(document, {
    documentLoader: loadPinnedContext,
    safe: true,
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    base: null,
  });

const ordinary: Record<string, Json> = {
  'an Open Badges credential': badge(1),
  'a record of thirty signed credentials': record(30),
  'a presentation': presentation,
  'a credential of names': named,
};

describe('the fast path', () => {
  it.each(Object.entries(ordinary))('writes %s as jsonld.js does', async (_, document) => {
    // jsonld.js sorts by UTF-16 units: no document here has both an astral character and U+E000 to U+FFFF first.
    expect(tryCanonicalize(document)).toBe(await reference(document));
  });

  const withMember = (member: Json): Json => ({ ...badge(1), ...member });
  const unusual: Record<string, Json> = {
    'an inline context': withMember({ '@context': [credentialsV2, openBadgesV3, { a: 'urn:a' }] }),
    'an unknown context': withMember({ '@context': [credentialsV2, 'https://example.org/context'] }),
    'an undefined term': withMember({ unheardOf: 1 }),
    'a relative identifier': withMember({ id: 'relative' }),
    'a blank node identifier': withMember({ id: '_:b0' }),
    'a relative type': withMember({ type: ['VerifiableCredential', 'Unheard'] }),
    'an identifier of another kind': withMember({ id: 7 }),
    'an empty node at the top': { '@context': [credentialsV2] },
    'a node of an identifier alone in a graph': withMember({ proof: { id: 'urn:a' } }),
    'a text in a graph': withMember({ proof: 'urn:a' }),
    'a reverse property': withMember({ '@reverse': { name: { id: 'urn:a' } } }),
    'included nodes': withMember({ '@included': [{ id: 'urn:a', name: 'a' }] }),
    'an index': withMember({ '@index': 'a' }),
    'nested properties': withMember({ '@nest': { name: 'a' } }),
    'a direction': withMember({ name: { '@value': 'a', '@language': 'en', '@direction': 'ltr' } }),
    'a typed value': withMember({ name: { '@value': 'a', '@type': 'urn:t' } }),
    'a bad language': withMember({ name: { '@value': 'a', '@language': 'e n' } }),
    'a list': withMember({ name: { '@list': ['a'] } }),
    'an exponent': withMember({ name: 1e-7 }),
    'a number of seventeen digits': withMember({ name: 0.300_000_000_000_000_04 }),
    'a great integer': withMember({ name: 2 ** 53 }),
    'lists in lists': withMember({ name: [['a']] }),
    'a date object': withMember({ name: new Date(0) }),
    'a prototype as a key': JSON.parse(
      '{"@context":"https://www.w3.org/ns/credentials/v2","name":"a","__proto__":{"id":"urn:a"}}',
    ) as Json,
    'a space in an identifier': withMember({ id: 'urn:a b' }),
    'two keys of the identifier': withMember({ '@id': 'urn:a' }),
  };

  it.each(Object.entries(unusual))('leaves %s to jsonld.js', (_, document) => {
    expect(fastQuads(document)).toBeUndefined();
  });

  it('refuses a protected term that a later context redefines, as jsonld.js does', async () => {
    const document = { '@context': [credentialsV2, 'https://www.w3.org/2018/credentials/v1'], name: 'a' };
    expect(fastQuads(document)).toBeUndefined();
    await expect(canonicalize(document)).rejects.toThrow('not safe JSON-LD');
  });

  it('agrees with jsonld.js on random changes, and takes nothing that it refuses', async () => {
    const seed = Number(process.env['FAST_PATH_SEED'] ?? Date.now() % 1_000_000);
    process.stdout.write(`fast path: seed ${seed}\n`);
    const random = randomOf(seed);
    let taken = 0;
    for (let round = 0; round < 300; round += 1) {
      const document = changed(structuredClone(random() < 0.7 ? badge(round) : presentation), random);
      const fast = tryCanonicalize(document);
      if (fast === undefined) continue;
      taken += 1;
      expect(fast).toBe(await reference(document));
    }
    expect(taken).toBeGreaterThan(60);
  }, 60_000);
});

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** A document with one to three members replaced, removed, renamed or added, at any depth. */
function changed(document: Json, random: () => number): Json {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const nodes: Json[] = [];
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) nodes.push(value as Json);
    Object.values(value).forEach(walk);
  };
  walk(document);
  for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1) {
    const node = pick(nodes);
    const key = pick(Object.keys(node));
    const value = pick<unknown>([
      null, '', 'text', 'urn:x:y', 'a\tb\u007F', 0, -3, 2.5, true, [], [null], {}, ['a', 'a'], ['urn:a', 'b'],
      { id: 'urn:z' }, { name: 'n' }, { id: 'urn:z', type: 'Profile', name: 'n' }, ['Achievement', 'Profile'],
      'Alignment', { '@value': 'v', '@language': 'EN' }, { type: 'Alignment', targetName: 't' }, [credentialsV2],
    ]); // prettier-ignore
    const where = pick([
      key,
      key,
      pick(['name', 'description', 'alignment', 'proof', 'image', '@type', 'tag']),
    ]);
    if (random() < 0.15) delete node[key];
    else node[where] = value;
  }
  return document;
}
