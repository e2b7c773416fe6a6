/**
 * `npm run bench:credentials [-- --rounds 15 --documents 1000000]`: how many credentials
 * one core issues and verifies in a second of CPU time, by this library and its peers in one interleaved run, beside the
 * signatures alone. One core has one thread to collect garbage, so that is what everybody gets. With `--documents`, the
 * heap while that many different credentials are issued and verified.
 */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { parseArgs } from 'node:util';
import { decode } from 'cborg';
import { CompactSign, compactVerify, importJWK } from 'jose';
import { buildServer } from '../tools/build.mjs';
import { comprehensiveRecord, openBadge, signingKey } from './credentials/material.mjs';
import { measure, printTable } from './credentials/measure.mjs';
import { dataIntegrityPeers, documentLoader, selectivePeer } from './credentials/peers.mjs';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, documents: { type: 'string' } },
});
await buildServer();
const standards = await import('../libs/standards/dist/index.js');
const { loadPinnedContext } = await import('../libs/standards/dist/contexts/pinned-contexts.js');
const generated = await import('../libs/standards/dist/testing/credential-documents.js');
const { seededRandom } = await import('../libs/standards/dist/testing/random.js');
const { signDataIntegrity, verifyCredential, signVcJwt, verifyVcJwt } = standards;

const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a whole number from 1 on');
const created = new Date('2026-04-01T09:00:00Z');
const random = seededRandom(1);
const edKey = signingKey(standards, 'Ed25519');
const ecKey = signingKey(standards, 'ES256');
const ports = {
  now: new Date('2026-05-01T09:00:00Z'),
  trust: async () => ({ status: 'trusted', reason: 'Known.' }),
  resolveDid: (did) => Promise.reject(new Error(`${did} is not resolved here`)),
  fetchStatusList: async (url) => statusLists.get(url),
};
const statusLists = new Map();

/** The document with an entry in a list that its issuer signed; readers have the list at hand. */
async function withStatus(document, key) {
  const list = `https://college.example/status/${statusLists.size + 1}`;
  const unsigned = standards.buildStatusListCredential({
    id: list,
    issuer: key.controller,
    validFrom: created,
    bits: standards.createStatusList(),
  });
  statusLists.set(list, JSON.stringify(await signDataIntegrity(unsigned, { key, created })));
  return {
    ...document,
    issuer: { ...document.issuer, id: key.controller },
    credentialStatus: standards.statusListEntry(list, 7),
  };
}
const loader = documentLoader(loadPinnedContext);
const peers = await dataIntegrityPeers(edKey, loader);
const us = 'this library';

/** Throws unless the library verifies the text in full. */
async function verifyFully(text) {
  const { outcome, checks } = await verifyCredential(text, ports);
  if (outcome === 'verified') return;
  const failed = checks.filter((check) => check.outcome === 'fail');
  throw new Error(failed.map(({ check, reason }) => `${check}: ${reason}`).join('; '));
}

const issueHere = (document) => signDataIntegrity(document, { key: edKey, created });

/** Issue and verify of one document in eddsa-rdfc-2022 by everyone. */
async function dataIntegrity(title, document) {
  const signed = await issueHere(document);
  const text = JSON.stringify(signed);
  // What a JWS of the document would be made over, the least that any format signs.
  const bytes = Buffer.from(Buffer.from(JSON.stringify(document)).toString('base64url'));
  const privateKey = createPrivateKey({ key: edKey.privateJwk, format: 'jwk' });
  const publicKey = createPublicKey({ key: edKey.publicJwk, format: 'jwk' });
  const signature = sign(null, bytes, privateKey);
  const others = Object.entries(peers);
  const baselines = ['raw Ed25519', ...Object.keys(peers)];
  const of = (operation, ours) => [
    ours,
    ...others.map(([name, peer]) => ({ name, run: () => operation(peer) })),
  ];
  const issued = await measure(
    [
      { name: 'raw Ed25519', run: () => sign(null, bytes, privateKey) },
      ...of((peer) => peer.issue(document), { name: us, run: () => issueHere(document) }),
    ],
    rounds,
  );
  printTable(`${title}, ${text.length} bytes: issue, eddsa-rdfc-2022`, issued, baselines);
  const verified = await measure(
    [
      { name: 'raw Ed25519', run: () => verify(null, bytes, publicKey, signature) },
      ...of((peer) => peer.verify(JSON.parse(text)), { name: us, run: () => verifyFully(text) }),
    ],
    rounds,
  );
  printTable(`${title}: verify in full, eddsa-rdfc-2022`, verified, baselines);
}

/** The Node names of what a JOSE algorithm signs with. */
const rawOf = {
  ES256: (key) => ({ hash: 'sha256', key: { key, dsaEncoding: 'ieee-p1363' } }),
  EdDSA: (key) => ({ hash: null, key }),
};

/** VC-JWT beside jose and the signature alone, over the same bytes. */
async function jwt(document, key, algorithm) {
  const privateKey = createPrivateKey({ key: key.privateJwk, format: 'jwk' });
  const publicKey = createPublicKey({ key: key.publicJwk, format: 'jwk' });
  const { hash, key: rawPrivate } = rawOf[algorithm](privateKey);
  const { key: rawPublic } = rawOf[algorithm](publicKey);
  const payload = new TextEncoder().encode(JSON.stringify(document));
  // EdDSA is the W3C profile's.
  const options = { key, ...(algorithm === 'EdDSA' && { profile: 'w3c' }) };
  const joseKey = await importJWK(key.privateJwk, algorithm);
  const josePublic = await importJWK(key.publicJwk, algorithm);
  const issueByJose = () =>
    new CompactSign(new TextEncoder().encode(JSON.stringify(document)))
      .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid: key.id })
      .sign(joseKey);
  const signed = await signVcJwt(document, options);
  const bytes = Buffer.from(signed.slice(0, signed.lastIndexOf('.')));
  const signature = sign(hash, bytes, rawPrivate);
  const raw = `raw ${algorithm}`;
  const issued = await measure(
    [
      { name: raw, run: () => sign(hash, bytes, rawPrivate) },
      { name: us, run: () => signVcJwt(document, options) },
      { name: 'jose', run: issueByJose },
    ],
    rounds,
  );
  printTable(`VC-JWT ${algorithm}, ${payload.length} bytes: issue`, issued, [raw, 'jose']);
  const verified = await measure(
    [
      { name: raw, run: () => verify(hash, bytes, rawPublic, signature) },
      { name: us, run: () => verifyHere(signed, key, options) },
      {
        name: 'jose',
        run: async () =>
          JSON.parse(new TextDecoder().decode((await compactVerify(signed, josePublic)).payload)),
      },
    ],
    rounds,
  );
  printTable(`VC-JWT ${algorithm}: verify`, verified, [raw, 'jose']);
}

async function verifyHere(text, { publicJwk }, options) {
  if (!(await verifyVcJwt(text, publicJwk, { profile: options.profile }))) throw new Error('not verified');
}

/** ecdsa-sd-2023 beside the peer and beside as many bare signatures as the proof must make or check. */
async function selective(document) {
  const peer = await selectivePeer(ecKey, loader);
  const ours = {
    issue: () =>
      signDataIntegrity(document, {
        key: ecKey,
        created,
        cryptosuite: 'ecdsa-sd-2023',
        mandatoryPointers: ['/issuer', '/validFrom'],
      }),
  };
  const base = await peer.issue(document);
  const derived = await peer.derive(base);
  const statements = (await standards.canonicalize(document)).split('\n').length - 1;
  const { hash, key: privateKey } = rawOf.ES256(createPrivateKey({ key: ecKey.privateJwk, format: 'jwk' }));
  const { key: publicKey } = rawOf.ES256(createPublicKey({ key: ecKey.publicJwk, format: 'jwk' }));
  const line = Buffer.alloc(120, 1);
  const signature = sign(hash, line, privateKey);
  const repeat = (count, run) => () => {
    for (let at = 0; at < count; at += 1) run();
  };
  const many = `${statements} bare ES256 signatures`;
  const issued = await measure(
    [
      { name: many, run: repeat(statements, () => sign(hash, line, privateKey)) },
      { name: us, run: ours.issue },
      { name: '@digitalbazaar/vc', run: () => peer.issue(document) },
    ],
    rounds,
  );
  printTable('ecdsa-sd-2023: issue', issued, [many, '@digitalbazaar/vc']);
  const { deriveProof } = standards;
  const revealed = { selectivePointers: ['/credentialSubject/achievement'] };
  const derivedRates = await measure(
    [
      {
        name: us,
        run: () => deriveProof(base, revealed),
      },
      { name: '@digitalbazaar/vc', run: () => peer.derive(base) },
    ],
    rounds,
  );
  printTable('ecdsa-sd-2023: derive, which must make and check no signature', derivedRates, [
    '@digitalbazaar/vc',
  ]);
  const text = JSON.stringify(derived);
  const checks = derivedSignatures(derived) + 1;
  const bare = `${checks} bare ES256 checks`;
  const verified = await measure(
    [
      { name: bare, run: repeat(checks, () => verify(hash, line, publicKey, signature)) },
      { name: us, run: () => verifyFully(text) },
      { name: '@digitalbazaar/vc', run: () => peer.verify(JSON.parse(text)) },
    ],
    rounds,
  );
  printTable('ecdsa-sd-2023: verify what was derived', verified, [bare, '@digitalbazaar/vc']);
}

/** How many statements a derived proof reveals, each with a signature (VC DI ECDSA 1.0 §3.5.7), beside the issuer's own. */
function derivedSignatures({ proof }) {
  const [, , signatures] = decode(Buffer.from(proof.proofValue.slice(1), 'base64url').subarray(3), {
    useMaps: true,
  });
  return signatures.length;
}

/** The heap in tenths of a long run: it has to stay where it was after the first. */
async function memory(count) {
  console.log(`\nheap while ${count} credentials are issued and verified`);
  const issuer = edKey.controller;
  for (let tenth = 1; tenth <= 10; tenth += 1) {
    for (let at = 0; at < count / 10; at += 1) {
      const document = openBadge(generated.openBadgeDocument, random, issuer);
      await verifyFully(JSON.stringify(await issueHere(document)));
    }
    globalThis.gc?.();
    console.log(`  ${tenth * 10} %  ${(process.memoryUsage().heapUsed / 1e6).toFixed(1)} MB`);
  }
}

const badge = await withStatus(openBadge(generated.openBadgeDocument, random, edKey.controller), edKey);
const ecBadge = await withStatus(badge, ecKey);
/** One section that cannot run says so, and the others still print. */
async function section(title, run) {
  try {
    await run();
  } catch (error) {
    console.log(`\n${title}: not measured: ${error.message ?? error}`);
    process.exitCode = 1;
  }
}
await section('Open Badges 3.0', () => dataIntegrity('Open Badges 3.0, three alignments', badge));
await section('CLR 2.0', async () => {
  const embedded = [];
  for (let at = 0; at < 30; at += 1) {
    embedded.push(await issueHere(openBadge(generated.openBadgeDocument, random, edKey.controller)));
  }
  const record = comprehensiveRecord(generated.clrDocument, random, edKey.controller, embedded);
  await dataIntegrity('CLR 2.0, thirty embedded credentials', record);
});
await section('VC-JWT ES256', () => jwt(ecBadge, ecKey, 'ES256'));
await section('VC-JWT EdDSA', () => jwt(badge, edKey, 'EdDSA'));
await section('ecdsa-sd-2023', () => selective(ecBadge));
if (values.documents) await section('memory', () => memory(Number(values.documents)));
