import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { unbakePng } from '../baking/png.js';
import { unbakeSvg } from '../baking/svg.js';
import { parseCredential } from '../credentials/parse-credential.js';
import { verifyDataIntegrity } from '../integrity/verify-data-integrity.js';
import type { DidDocument } from '../keys/did.js';
import { jwkOfMultibase } from '../keys/multikey.js';
import { badgeRules, endorsementRules } from './badges/rules.js';
import type { VerificationPorts } from './check.js';
import { clrRules } from './clr/rules.js';
import { deviations, expectations } from './fixtures-1edtech-expectations.js';
import { ruleFindings } from './fixtures-1edtech-rule-expectations.js';
import { runRules, type Rule } from './rule.js';
import { verifyCredential, type Verification } from './verify-credential.js';
import { publishedFiles } from '../testing/published-files.js';

const { folder, present } = publishedFiles('credentials/examples');

const noCredentials = [
  'documents.json',
  'expected.json',
  'plugfest-1-2022_jff-vc-edu-plugfest-1-context.json',
];

type Documents = Readonly<Record<string, unknown>>;
const read = (file: string): Buffer => readFileSync(join(folder, file));
const readObject = (file: string): Documents => JSON.parse(read(file).toString()) as Documents;

/** 1EdTech hosts a revocation list and a did:web document that its examples do not include. */
const revocable = '1edtech-validator/ob30/credential-status-revoked.json';

function hostedBeside(isRevoked: boolean): Documents {
  const { id, issuer, credentialStatus, proof } = readObject(revocable) as {
    id: string;
    issuer: { id: string };
    credentialStatus: { id: string };
    proof: { verificationMethod: string };
  };
  const key = { id: proof.verificationMethod, type: 'Multikey', controller: issuer.id };
  const publicKeyMultibase = key.id.split('#')[1];
  return {
    [issuer.id]: {
      id: issuer.id,
      verificationMethod: [{ ...key, publicKeyMultibase }],
      assertionMethod: [key.id],
    },
    [credentialStatus.id]: { issuer: issuer.id, revokedCredential: isRevoked ? [{ id }] : [] },
  };
}

/** The world of the examples: nothing but the documents that belong to them. */
function portsOn(documents: Documents): VerificationPorts {
  const fetched = (url: string): unknown => {
    if (Object.hasOwn(documents, url)) return documents[url];
    throw new Error('there is no such document');
  };
  return {
    resolveDid: async (did) => fetched(did) as DidDocument,
    fetchStatusList: async (url) => JSON.stringify(fetched(url)),
    trust: async () => ({ status: 'trusted', reason: 'Every issuer is trusted here.' }),
    // Some examples were made to expire in 2010, others never do.
    now: new Date('2025-06-01T00:00:00Z'),
  };
}

function textOf(file: string): string {
  const bytes = read(file);
  if (file.endsWith('.png')) return unbakePng(bytes).text;
  return file.endsWith('.svg') ? unbakeSvg(bytes.toString()).text : bytes.toString();
}

/** By what the example is meant to be: one that does not say its type has that fault. */
function rulesFor(file: string): readonly Rule[] {
  if (file.includes('clr20')) return clrRules;
  if (file.endsWith('testlist')) return [];
  return file.includes('endorsement') ? endorsementRules : badgeRules;
}

async function verify(file: string, isRevoked = true): Promise<Verification> {
  const documents = readObject('1edtech-validator/documents.json');
  return verifyCredential(textOf(file), portsOn({ ...documents, ...hostedBeside(isRevoked) }));
}

present('the examples of 1EdTech and JFF, from their files to the verdict', () => {
  it.each(expectations)('%s is %s: %s', async (file, outcome, failures) => {
    const verification = await verify(file);
    const failed = verification.checks.filter((check) => check.outcome === 'fail');
    expect(failed.map(({ check, code }) => `${check} ${code}`).join(', ')).toBe(failures);
    expect(verification.outcome).toBe(outcome);
  });

  it.each(expectations.map(([file]) => file))('%s breaks the rules that the table says', (file) => {
    const findings = runRules(rulesFor(file), parseCredential(textOf(file)).credential);
    const codes = (severity: 'error' | 'warning') =>
      [...new Set(findings.filter((each) => each.severity === severity).map(({ code }) => code))]
        .filter((code) => code !== 'OB_ACHIEVEMENT_TYPE_MISSING')
        .join(' ');
    expect([codes('error'), codes('warning')]).toEqual(ruleFindings[file] ?? ['', '']);
  });

  it('leaves no example out', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !noCredentials.includes(entry.name))
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
    expect(expectations.map(([file]) => file).sort()).toEqual(files.sort());
  });

  it('agrees with 1EdTech on each, apart from the deviations that say why', async () => {
    const published = readObject('1edtech-validator/expected.json') as Readonly<Record<string, string[]>>;
    const disagreed: string[] = [];
    for (const [name, [verdict]] of Object.entries(published).filter(([, value]) => Array.isArray(value))) {
      if (verdict === 'disabled') continue;
      const file = `1edtech-validator/${name}`;
      const { outcome, checks } = await verify(file);
      const isAgreed = outcome === (verdict === 'invalid' ? 'refused' : 'verified');
      const isWarned = verdict !== 'warning' || checks.some((check) => check.outcome === 'warning');
      if (!isAgreed || !isWarned) disagreed.push(file);
    }
    expect(disagreed.sort()).toEqual(Object.keys(deviations).sort());
  });

  it.each(Object.keys(deviations))('finds the signature of %s intact all the same', async (file) => {
    const { checks, parsed } = await verify(file);
    if (parsed.format === 'vc+jwt') {
      expect(checks.find(({ check }) => check === 'proof')?.outcome).toBe('pass');
      return;
    }
    const keyOf = async (id: string) => jwkOfMultibase(id.split(/[#:]/).at(-1) ?? '');
    const outcomes = await verifyDataIntegrity(parsed.credential, {
      keyOf,
      now: new Date('2025-06-01T00:00:00Z'),
    });
    expect(outcomes.map(({ verified }) => verified)).toEqual([true]);
  });

  it('verifies the revocable example while the list does not name it', async () => {
    expect((await verify(revocable, false)).outcome).toBe('verified');
  });
});
