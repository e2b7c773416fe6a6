import type { CheckResult, VerificationPorts } from '../checks/check.js';
import { verifyCredential } from '../checks/verify-credential.js';
import { buildAchievementCredential } from '../credentials/build-achievement-credential.js';
import { buildClrCredential } from '../credentials/build-clr-credential.js';
import { buildEndorsementCredential } from '../credentials/build-endorsement-credential.js';
import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import { signDataIntegrity } from '../integrity/sign-data-integrity.js';
import { didKey } from '../keys/did.js';
import { generateKeyPair } from '../keys/key-pair.js';
import { createStatusList, setStatus } from '../status-list/bitstring.js';
import { statusListEntry, type StatusPurpose } from '../status-list/status-entry.js';
import { buildStatusListCredential } from '../status-list/status-list-credential.js';
import { logAnalysis } from './built-credentials.js';

export const created = new Date('2026-05-16T00:00:00Z');
const validFrom = new Date('2026-05-15T16:00:00Z');
const uuid = (at: number) => `urn:uuid:0197a1c0-0000-7000-8000-${String(at).padStart(12, '0')}`;

function party(name: string, algorithm: 'Ed25519' | 'ES256' = 'Ed25519') {
  const pair = generateKeyPair(algorithm);
  const { did: id, verificationMethod } = didKey(pair.publicKeyMultibase);
  return { id, name, key: { ...pair, id: verificationMethod, controller: id } };
}
type Party = ReturnType<typeof party>;
/** Who signs the record, the badge in it, and the endorsement. */
export const college = party('Rio Bravo Community College');
export const academy = party('Academy of Logs', 'ES256');
export const endorser = party('Employers of Rio Bravo', 'ES256');
export const profileOf = ({ id, name }: Party) => ({ id, name });

export const sign = (document: JsonDocument, { key }: Party) => signDataIntegrity(document, { key, created });
/** Each has an identifier of its own, as credentials have. */
let made = 100;
export const badge = (over: object = {}, by = academy) => ({
  ...buildAchievementCredential({
    id: uuid((made += 1)),
    issuer: profileOf(by),
    achievement: logAnalysis,
    subject: { id: 'did:example:ana' },
    validFrom,
  }),
  ...over,
});
export const endorsement = (over: object = {}) => ({
  ...buildEndorsementCredential({
    id: uuid((made += 1)),
    issuer: profileOf(endorser),
    name: 'Endorsement',
    endorses: 'https://example.org/achievements/1',
    comment: 'We hire with it.',
    validFrom,
  }),
  ...over,
});
export const record = (verifiableCredential: unknown, over: object = {}) => {
  const built = buildClrCredential({
    id: uuid(3),
    name: 'Transcript',
    issuer: profileOf(college),
    subject: { id: 'did:example:ana' },
    credentials: [{ ...badge(), proof: {} }],
    validFrom,
  });
  const credentialSubject = { ...(built['credentialSubject'] as object), verifiableCredential };
  return sign({ ...built, credentialSubject, ...over }, college);
};
export const renamed = (document: object) => ({ ...document, id: uuid(4), name: 'Another' });
export const enveloped = (jwt: string) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: 'EnvelopedVerifiableCredential',
  id: `data:application/vc+jwt,${jwt}`,
});

/** What the checks ask of others: status lists by their address, and the standing of issuers. */
export class NestedWorld {
  private readonly lists = new Map<string, string>();
  /** Of issuers who are not trusted. */
  readonly standing = new Map<string, 'distrusted' | 'unknown'>();
  /** Whose trust was asked for, and for what. */
  readonly asked: unknown[] = [];
  readonly ports: VerificationPorts = {
    now: new Date('2026-06-01T00:00:00Z'),
    resolveDid: () => Promise.reject(new Error('no such host')),
    fetchStatusList: async (url) => this.lists.get(url) ?? Promise.reject(new Error('no such list')),
    trust: async (issuer, achievementType) => {
      this.asked.push([issuer, achievementType]);
      return { status: this.standing.get(issuer) ?? 'trusted', reason: 'It is so registered.' };
    },
  };

  /** An entry of a list in which its index 7 is set. */
  async setIn(purpose: StatusPurpose, by: Party): Promise<object> {
    const url = `https://lists.example/${this.lists.size}`;
    const bits = createStatusList();
    setStatus(bits, 7, true);
    const list = buildStatusListCredential({ id: url, issuer: by.id, validFrom, bits, purpose });
    this.lists.set(url, JSON.stringify(await sign(list, by)));
    return { credentialStatus: statusListEntry(url, 7, purpose) };
  }

  /** What the check says of a document whose own proof is good: it says nothing of those within. */
  async result(document: object | string): Promise<CheckResult> {
    const text = typeof document === 'string' ? document : JSON.stringify(document);
    const { checks } = await verifyCredential(text, this.ports, ['proof', 'nested-credentials']);
    const [proof, nested] = checks;
    if (proof?.outcome !== 'pass' || !nested) throw new Error(`The proof around them: ${proof?.reason}`);
    return nested;
  }

  /** The same in short. */
  async check(document: object | string): Promise<Found> {
    const { outcome, code, reason, findings = [] } = await this.result(document);
    return {
      outcome,
      code,
      place: /\((\/[^)]*)\)$/.exec(reason)?.[1],
      found: findings.map((each) => [each.code, each.severity, each.pointer]),
    };
  }
}

interface Found {
  readonly outcome: CheckResult['outcome'];
  readonly code: string | undefined;
  /** The one that the reason ends with. */
  readonly place: string | undefined;
  readonly found: readonly (readonly string[])[];
}

/** The place of a credential of a record. */
export const at = (index: number) => `/credentialSubject/verifiableCredential/${index}`;
export const good: Found = { outcome: 'pass', code: undefined, place: undefined, found: [] };
export const refusedAt = (pointer: string, code: string) => toldAt('fail', 'error', pointer, code);
export const warnedAt = (pointer: string, code: string) => toldAt('warning', 'warning', pointer, code);

function toldAt(outcome: Found['outcome'], severity: string, pointer: string, code: string): Found {
  return { outcome, code, place: pointer, found: [[code, severity, pointer]] };
}
