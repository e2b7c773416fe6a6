import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jwkOfMultibase } from '../../../keys/multikey.js';
import type { JsonObject } from '../../../json-values.js';
import { withCitizenshipTerms } from '../../../testing/citizenship-terms.js';
import { publishedFiles } from '../../../testing/published-files.js';
import type { VectorKeys } from '../../testing/vector-keys.js';

const { folder } = publishedFiles('credentials/vectors/vc-di-ecdsa/TestVectors');

/** The two credentials of W3C's vectors of ecdsa-sd-2023: folder, pointers of the issuer, pointers of the holder. */
export const credentials = [
  { name: 'employ', mandatory: 'employMandatory.json', selective: 'employSelective.json' },
  { name: 'prc', mandatory: 'prCredMandatory.json', selective: 'prCredSelective.json' },
];

export const readText = (path: string) => readFileSync(join(folder, path), 'utf8');
export const read = (path: string) => JSON.parse(readText(path)) as never;
export const readDocument = (path: string): JsonObject => withCitizenshipTerms(read(path));
export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** What the vectors of one credential begin with. */
export function loadVector({ name, mandatory, selective }: (typeof credentials)[number]) {
  const keys: { hmacKeyString: string; proofKeyPair: VectorKeys; baseKeyPair: VectorKeys } = read(
    'ecdsa-sd-2023/SDKeyMaterial.json',
  );
  const signed = readDocument(`ecdsa-sd-2023/${name}/addSignedSDBase.json`);
  const { proof, ...unsecured } = signed as JsonObject & { proof: JsonObject };
  const { proofValue, ...config } = proof;
  return {
    keys,
    hmacKey: Buffer.from(keys.hmacKeyString, 'hex'),
    issuerJwk: jwkOfMultibase(keys.baseKeyPair.publicKeyMultibase),
    mandatoryPointers: read(mandatory) as string[],
    selectivePointers: read(selective) as string[],
    signed,
    unsecured,
    config,
    proofValue,
  };
}
