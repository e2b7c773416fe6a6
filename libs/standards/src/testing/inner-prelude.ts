import { randomBytes } from 'node:crypto';
import { assertionSchema as clrAssertionSchema, clrSchema } from '../clr-1/data-types.js';
import { deriveProof } from '../integrity/ecdsa-sd-2023/derive-proof.js';
import { readJws } from '../jose/jws.js';
import { emitQuads } from '../linked-data/emit-quads.js';
import { linkedOf } from '../older-formats/linked.js';
import { linkedDocuments } from '../older-formats/linked-documents.js';
import { readReceived } from '../older-formats/received.js';
import { standingOf } from '../older-formats/standing.js';
import { assertionSchema, badgeClassSchema, issuerSchema } from '../open-badges-2/data-types.js';
import { assertion, baseProved, clr, jwt, key, olderPorts, unsecured } from './examples-prelude.js';
import { anAssertion as anotherAssertion } from './older-learner-record.js';
import { badgeClass, issuer as olderIssuer } from './older-credentials.js';

/** What examples of what the library keeps to itself may name besides. */

export { randomBytes };

export const quads = (emitQuads(unsecured)?.nodes ?? []).flatMap((node) => node.quads);
export const { payload } = readJws(jwt);
export const proofConfig = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2026-05-15T16:00:00Z',
  verificationMethod: key.id,
  proofPurpose: 'assertionMethod',
};

const [baseProof] = [baseProved.proof].flat();
const shown = await deriveProof(baseProved, { selectivePointers: ['/name'] });
export const baseProofValue = String(baseProof?.proofValue);
export const derivedProofValue = String(shown.proof['proofValue']);

export const documents = linkedDocuments(olderPorts.fetchDocument);
export const standing = await standingOf(readReceived(JSON.stringify(assertion)), documents);
export const linkedIssuer = await linkedOf('https://academy.example/issuer', documents);
export const readableAssertion2 = assertionSchema.parse(assertion);
export const readableBadgeClass = badgeClassSchema.parse(badgeClass);
export const readableIssuer = issuerSchema.parse(olderIssuer);
export const readableClr = clrSchema.parse(clr);
export const clrAssertion = clrAssertionSchema.parse(anotherAssertion());
