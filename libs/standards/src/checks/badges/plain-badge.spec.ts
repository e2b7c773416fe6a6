import { describe, expect, it } from '@jest/globals';
import {
  openBadgeDocument,
  sampleProof,
  type Json,
  type JsonObject,
} from '../../testing/credential-documents.js';
import { mutateDocument } from '../../testing/mutate-document.js';
import { seededRandom, testSeed, type Random } from '../../testing/random.js';
import { spoiled } from '../../testing/spoiled.js';
import { contextFindings } from '../data-model/context-rules.js';
import { runRules, type Finding } from '../rule.js';
import { credentialFindings } from '../rules.js';
import { badgeFindings } from './badge-findings.js';
import { isPlainBadge, plainBadgeRules } from './plain-badge.js';
import { badgeRules } from './rules.js';

const signed = (random: Random): JsonObject => ({ ...openBadgeDocument(random), proof: sampleProof() });

/** The same with the members that few badges have, each of which a plain one may have. */
function fuller(random: Random): JsonObject {
  const document = signed(random);
  const { id } = document['issuer'] as JsonObject;
  const image = { id: 'https://college.example/image.png', type: 'Image', caption: 'A map' };
  const profile = {
    id: id!,
    type: ['Profile'],
    name: 'Field College',
    address: { type: ['Address'] },
    image,
  };
  return {
    ...document,
    description: 'Of soil maps.',
    awardedDate: '2026-03-01T09:00:00Z',
    image,
    issuer: { ...profile, parentOrg: profile, dateOfBirth: '2001-02-03' },
    credentialSubject: {
      ...(document['credentialSubject'] as JsonObject),
      activityStartDate: '2026-01-01T09:00:00Z',
      activityEndDate: '2026-02-01T09:00:00Z',
      creditsEarned: 4.5,
      image,
      licenseNumber: 'L-17',
      narrative: 'In the second year.',
      role: 'Student',
      source: profile,
      term: 'Spring',
    },
  };
}

/** All that the checks `context` and `schema` ask of a badge, rule by rule. */
async function everyFinding(document: JsonObject): Promise<Finding[]> {
  const contexts = await contextFindings(document);
  return [...contexts, ...credentialFindings(document), ...runRules(badgeRules, document)];
}

/** Every object in a document. */
function objectsIn(value: unknown): Record<string, Json>[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? within : [value as Record<string, Json>, ...within];
}

const members = [
  ...new Set([
    ...badgeRules.flatMap((rule) => rule.members ?? []),
    'relatedResource',
    '@nest',
    '@id',
    'urn:x',
  ]),
];

/** Puts a member that some rule looks for where it may not belong. */
function misplace(document: object, random: Random): void {
  const values: readonly Json[] = ['', 'text', 5, {}, { type: 'Image' }, [], ['2026-01-01'], 'en', null];
  random.pick(objectsIn(document))[random.pick(members)] = random.pick(values);
}

/** Compares what is found of a plain badge with what all rules find; answers what was found. */
async function compare(document: JsonObject): Promise<{ isPlain: boolean; findings: readonly Finding[] }> {
  const findings = await everyFinding(document);
  const isPlain = isPlainBadge(document);
  if (isPlain) expect(runRules(plainBadgeRules, document)).toEqual(findings);
  expect(badgeFindings(document)).toEqual(runRules(badgeRules, document));
  return { isPlain, findings };
}

describe('a plain badge', () => {
  it('is an ordinary one, with a proof and without', () => {
    const random = seededRandom(1);
    const documents = [openBadgeDocument(random), signed(random), fuller(random)];
    expect(documents.map(isPlainBadge)).toEqual([true, true, true]);
  });

  it('is an Open Badge by its types', async () => {
    for (const type of [['VerifiableCredential'], ['OpenBadgeCredential'], []])
      expect((await compare({ ...signed(seededRandom(1)), type })).isPlain).toBe(false);
  });

  it('breaks no rule but those that are asked of it, whichever value is odd', async () => {
    const broken = new Set<string>();
    let plain = 0;
    for (const document of spoiled(fuller(seededRandom(1)))) {
      if (typeof document !== 'object' || document === null || Array.isArray(document)) continue;
      const { isPlain, findings } = await compare(document as JsonObject);
      plain += isPlain ? 1 : 0;
      for (const { rule } of findings) broken.add(rule);
    }
    expect(plain).toBeGreaterThan(20);
    expect(broken.size).toBeGreaterThan(40);
  });

  it('breaks no rule but those that are asked of it, however it is mutated', async () => {
    const seed = testSeed();
    console.info(`plain badges: seed ${seed}`);
    const random = seededRandom(seed);
    let plain = 0;
    for (let number = 0; number < 600; number += 1) {
      const document = number % 2 === 0 ? signed(random) : fuller(random);
      if (number % 3 === 1) mutateDocument(document, random);
      if (number % 3 === 2) misplace(document, random);
      const { isPlain } = await compare(document);
      plain += isPlain ? 1 : 0;
    }
    expect(plain).toBeGreaterThan(200);
    expect(plain).toBeLessThan(550);
  });

  it.each<[rule: string, spoil: (document: JsonObject) => void]>([
    ['validity-order', (document) => (document['validUntil'] = '2020-01-01T00:00:00Z')],
    [
      'ob-proof-controller',
      (document) => (document['proof'] = { ...sampleProof(), verificationMethod: 'did:web:other.example#1' }),
    ],
    [
      'ob-achievement-type',
      (document) => delete objectsIn(document).find(({ criteria }) => criteria)?.['achievementType'],
    ],
    [
      'ob-result-reference',
      (document) =>
        (objectsIn(document).find(({ achievedLevel }) => achievedLevel)!['achievedLevel'] = 'urn:x:y'),
    ],
  ])('is told that it breaks %s', async (rule, spoil) => {
    const document = structuredClone(signed(seededRandom(1)));
    spoil(document);
    const { isPlain, findings } = await compare(document);
    expect([isPlain, findings.map((each) => each.rule)]).toEqual([true, [rule]]);
  });
});
