import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deriveProof } from './derive-proof.js';
import { decodeDerivedProofValue, encodeDerivedProofValue } from './proof-value.js';
import type { JsonObject } from '../../json-values.js';
import { signBase } from './sign-base.js';
import { jsonLeaves, withValueAt } from './testing/json-leaves.js';
import { sampleConfig, sampleCredential, sampleIssuer } from './testing/sample-credential.js';
import { verifyDerived } from './verify-derived.js';

const { did, key, publicJwk } = sampleIssuer();
const config = sampleConfig(key);
const credential = sampleCredential(did);
const mandatoryPointers = ['/issuer', '/validFrom'];
const seed = Date.now() % 2 ** 31;
process.stdout.write(`ecdsa-sd-2023: seed ${seed}\n`);
const runs = { seed, numRuns: 8 };

async function issue(document: JsonObject = credential, mandatory = mandatoryPointers) {
  const proofValue = await signBase(document, { config, key, mandatoryPointers: mandatory });
  return { ...document, proof: { ...config, proofValue } };
}

/** Whether the proof that was derived for one document verifies for another. */
const verifies = (shown: JsonObject, proof: JsonObject) => verifyDerived(shown, proof, publicJwk);

const isAlwaysShown = (pointer: string) =>
  /^\/@context\/|\/(id|type)(\/\d+)?$|^\/issuer\/|^\/validFrom$/.test(pointer);
const leaves = jsonLeaves(credential).filter(([pointer]) => !isAlwaysShown(pointer));
const selection = fc.subarray(
  leaves.map(([pointer]) => pointer),
  { minLength: 1 },
);

describe('selective disclosure with ecdsa-sd-2023', () => {
  let issued: Awaited<ReturnType<typeof issue>>;
  beforeAll(async () => {
    issued = await issue();
  });

  it('reveals what is selected or mandatory, with types and identifiers on the way, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(selection, async (selectivePointers) => {
        const { proof, ...shown } = await deriveProof(issued, { selectivePointers });
        const values = (of: readonly [string, unknown][]) => of.map(([, value]) => String(value)).sort();
        const revealed = jsonLeaves(shown).filter(([pointer]) => !isAlwaysShown(pointer));
        const selected = leaves.filter(([pointer]) => selectivePointers.includes(pointer));
        expect(values(revealed)).toEqual(values(selected));
        expect(shown).toMatchObject({ issuer: credential.issuer, validFrom: credential.validFrom });
        expect(await verifies(shown, proof)).toBe(true);
      }),
      runs,
    );
  });

  it('never verifies once a revealed value is another, or gone', async () => {
    const choice = fc.tuple(selection, fc.nat(), fc.boolean());
    await fc.assert(
      fc.asyncProperty(choice, async ([selectivePointers, at, isGone]) => {
        const { proof, ...shown } = await deriveProof(issued, { selectivePointers });
        const revealed = jsonLeaves(shown).filter(([pointer]) => !pointer.startsWith('/@context'));
        const [pointer, value] = revealed[at % revealed.length] as [string, unknown];
        const other = isGone && !/\/id$/.test(pointer) ? undefined : changed(value);
        const outcome = await verifies(withValueAt(shown, pointer, other), proof).catch(codeOf);
        expect([false, 'STANDARDS_UNDEFINED_TERM']).toContain(outcome);
      }),
      runs,
    );
  });

  it('never verifies once a text is half of a surrogate pair, or a member is called by the address of its term', async () => {
    const named = await issue({ ...credential, name: 'a\uFFFDb' });
    const { proof, name, ...shown } = await deriveProof(named, { selectivePointers: ['/name'] });
    expect(await verifies({ ...shown, name }, proof)).toBe(true);
    expect(await verifies({ ...shown, name: 'a\uD800b' }, proof).catch(codeOf)).toBe(
      'STANDARDS_LONE_SURROGATE',
    );
    const renamed = { ...shown, 'https://schema.org/name': name };
    expect(await verifies(renamed, proof).catch(codeOf)).toBe('CONTEXT_MEMBER');
  });

  it('never verifies without a mandatory statement, however the indexes are mended', async () => {
    const { proof, ...shown } = await deriveProof(issued, { selectivePointers: ['/name'] });
    const without = withValueAt(shown, '/validFrom', undefined);
    expect(await verifies(without, proof)).toBe(false);
    const value = decodeDerivedProofValue(proof['proofValue']);
    for (const missing of value.mandatoryIndexes) {
      const mandatoryIndexes = value.mandatoryIndexes
        .filter((each) => each !== missing)
        .map((each) => (each > missing ? each - 1 : each));
      const mended = { ...proof, proofValue: encodeDerivedProofValue({ ...value, mandatoryIndexes }) };
      expect(await verifies(without, mended)).toBe(false);
    }
  });

  it('never verifies under another configuration', async () => {
    const { proof, ...shown } = await deriveProof(issued, { selectivePointers: ['/name'] });
    expect(await verifies(shown, proof)).toBe(true);
    expect(await verifies(shown, { ...proof, created: '2026-01-02T03:04:06Z' })).toBe(false);
    expect(await verifies(shown, { ...proof, proofPurpose: 'authentication' })).toBe(false);
  });

  it('refuses that a holder splits one node into two under one label', async () => {
    const { proof, ...shown } = await deriveProof(issued, {
      selectivePointers: ['/credentialSubject/identifier'],
    });
    const value = decodeDerivedProofValue(proof['proofValue']);
    const [first] = [...value.labels.values()] as [Uint8Array];
    const labels = new Map([...value.labels, [value.labels.size, first] as const]);
    const forged = { ...proof, proofValue: encodeDerivedProofValue({ ...value, labels }) };
    expect(await verifies(shown, forged).catch(codeOf)).toBe('STANDARDS_SD_PROOF_VALUE_MALFORMED');
  });

  it('reveals nothing but the context, identifiers and types where nothing more is mandatory', async () => {
    const bare = await issue(credential, []);
    const nothing = deriveProof(bare, { selectivePointers: [] });
    expect(await nothing.catch(codeOf)).toBe('STANDARDS_SD_NOTHING_SELECTED');
    const { proof, ...shown } = await deriveProof(bare, { selectivePointers: ['/type'] });
    const { '@context': context, id, type } = credential;
    expect(shown).toEqual({ '@context': context, id, type });
    expect(await verifies(shown, proof)).toBe(true);
  });

  it('has every statement in the issuer’s own signature where everything is mandatory', async () => {
    const { proof, ...shown } = await deriveProof(await issue(credential, ['']), { selectivePointers: [] });
    expect(decodeDerivedProofValue(proof['proofValue']).signatures).toEqual([]);
    expect(shown).toEqual(credential);
    expect(await verifies(shown, proof)).toBe(true);
  });
});

function changed(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : `${String(value)}x`;
}

const codeOf = (error: unknown) => (error as { code?: unknown }).code;
