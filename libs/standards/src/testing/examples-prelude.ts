import { deflateSync } from 'node:zlib';
import { buildAchievementCredential } from '../credentials/build-achievement-credential.js';
import { buildClrCredential } from '../credentials/build-clr-credential.js';
import { buildEndorsementCredential } from '../credentials/build-endorsement-credential.js';
import { parseCredential, serializeCredential } from '../credentials/parse-credential.js';
import { parsePresentation } from '../credentials/parse-presentation.js';
import { credentialsV2 } from '../contexts/pinned-contexts.js';
import { signDataIntegrity } from '../integrity/sign-data-integrity.js';
import { issueSdJwt } from '../jose/issue-sd-jwt.js';
import { signVcJwt } from '../jose/vc-jwt.js';
import { didKey } from '../keys/did.js';
import { generateKeyPair } from '../keys/key-pair.js';
import type { SigningAlgorithm } from '../keys/multikey.js';
import type { VerificationPorts } from '../checks/check.js';
import type { OlderCredentialPorts } from '../older-formats/older-credential-ports.js';
import { createStatusList } from '../status-list/bitstring.js';
import { readStatusEntry, type ReadEntry } from '../status-list/read-status-entry.js';
import { statusListEntry } from '../status-list/status-entry.js';
import { buildStatusListCredential } from '../status-list/status-list-credential.js';
import { makePngChunk, writePng } from '../baking/png-chunks.js';
import { logAnalysis } from './built-credentials.js';
import { academy, anAssertion, assertionId, portOf } from './older-credentials.js';
import { aClr, achievement as anAchievement, clrId } from './older-learner-record.js';

/** What the examples in doc comments may name without making it: real keys, credentials, pictures and ports. */

const keyOf = (algorithm: SigningAlgorithm) => {
  const pair = generateKeyPair(algorithm);
  const { did, verificationMethod } = didKey(pair.publicKeyMultibase);
  return { ...pair, id: verificationMethod, controller: did };
};

/** Of the issuer, on Ed25519, as most examples sign. */
export const key = keyOf('Ed25519');
export const { publicJwk, publicKeyMultibase } = key;
/** Of the same issuer's other identifier, on P-256. */
export const p256Key = keyOf('ES256');
export const holderKey = keyOf('Ed25519');
export const did = key.controller;

export const now = new Date('2026-06-01T00:00:00Z');
export const validFrom = new Date('2026-05-15T16:00:00Z');
export const id = 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d1';
export const issuer = { id: did, name: 'Rio Bravo Community College' };
export const subject = { id: holderKey.controller };
export const achievement = {
  ...logAnalysis,
  alignment: [
    { type: ['Alignment'] as [string], targetName: 'Analyse logs', targetUrl: 'https://example.org/items/1' },
  ],
};

/** A badge before it is signed, with an entry in the list below; as JSON-LD, as VC-JWT, and as it is read. */
export const entry = statusListEntry('https://example.org/status/1', 42);
export const unsecured = buildAchievementCredential({
  id,
  issuer,
  achievement,
  subject,
  validFrom,
  credentialStatus: entry,
});
export const credential = await signDataIntegrity(unsecured, { key, created: validFrom });
export const text = serializeCredential(credential);
export const parsed = parseCredential(text);
export const jwt = signVcJwt(unsecured, { key, profile: 'w3c' });
export const badge = { id, issuer: { ...issuer, id: p256Key.controller }, achievement, subject, validFrom };
/** With a base proof of ecdsa-sd-2023, before its holder derives one. */
export const baseProved = await signDataIntegrity(buildAchievementCredential(badge), {
  key: p256Key,
  created: validFrom,
  cryptosuite: 'ecdsa-sd-2023',
  mandatoryPointers: ['/issuer', '/validFrom'],
});

export const endorsement = buildEndorsementCredential({
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d3',
  name: 'In good standing',
  issuer,
  endorses: 'did:web:example.org',
  validFrom,
});
export const record = buildClrCredential({
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d2',
  name: 'Transcript',
  issuer,
  subject,
  credentials: [credential],
  validFrom,
});

/** The list that the badge's entry is in: nothing is revoked. */
export const bits = createStatusList();
export const list = await signDataIntegrity(
  buildStatusListCredential({ id: 'https://example.org/status/1', issuer: did, validFrom, bits }),
  { key, created: validFrom },
);
export const readEntry = readStatusEntry(entry) as ReadEntry;

export const claims = {
  iss: did,
  vct: 'https://example.org/vct/1',
  given_name: 'Ana',
  nationalities: ['BR', 'US'],
};
export const sdJwt = issueSdJwt(claims, {
  key,
  typ: 'dc+sd-jwt',
  disclosable: ['/given_name', '/nationalities/0'],
  holder: holderKey.publicJwk,
});

/** What a verifier asked of the holder, and the answer. */
export const nonce = '8d3f';
export const audience = 'https://rp.example';
export const challenge = nonce;
export const presentation = {
  '@context': [credentialsV2],
  type: ['VerifiablePresentation'],
  holder: holderKey.controller,
  verifiableCredential: [credential],
};
export const presented = serializeCredential(
  await signDataIntegrity(presentation, {
    key: holderKey,
    created: now,
    proofPurpose: 'authentication',
    challenge,
    domain: 'rp.example',
  }),
);
export const parsedPresentation = parsePresentation(presented);

export const ports: VerificationPorts = {
  now,
  resolveDid: async (unknown) => Promise.reject(new Error(`${unknown} is not known here`)),
  fetchStatusList: async () => serializeCredential(list),
  trust: async () => ({ status: 'trusted', reason: 'The registry lists it.' }),
};

export const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
/** One grey pixel. */
export const png = writePng([
  makePngChunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  makePngChunk('IDAT', deflateSync(Buffer.from([0, 127]))),
  makePngChunk('IEND', Buffer.alloc(0)),
]);

/** A badge of Open Badges 2.0 and a record of CLR 1.0, both hosted, and the server that has them. */
export const assertion = anAssertion({ narrative: 'Gave a talk of it.' });
export const clr = aClr({ achievements: [anAchievement({ id: 'urn:x:programme', name: 'Programme' })] });
export const olderPorts: OlderCredentialPorts = {
  fetchDocument: portOf(academy({ [assertionId]: assertion, [clrId]: clr })).fetchDocument,
  now,
  identities: ['ana@example.org'],
};

const part = (list: string, number: number) => {
  const identifier = `6f1c0d3e-0000-4000-8000-00000000000${number}`;
  const uri = `https://example.org/ims/case/v1p1/${list}/${identifier}`;
  return { identifier, uri, lastChangeDateTime: '2026-01-01T00:00:00Z' };
};
export const cfItem = { ...part('CFItems', 2), fullStatement: 'Reads logs.' };
const framework = {
  CFDocument: { ...part('CFDocuments', 1), creator: 'Rio Bravo', title: 'Operations' },
  CFItems: [cfItem],
};

/** The bytes of a CFPackage, as a file or a body is read. */
export async function* packageBytes(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(JSON.stringify(framework));
}
