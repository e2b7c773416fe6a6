import type { Curve } from '../../keys/multikey.js';

/** Folder of the vector, what its files are called, suite, curve, the clause that it belongs to. */
export type SuiteVector = readonly [
  folder: string,
  files: string,
  suite: string,
  curve: Curve,
  clause: string,
];
export const eddsa = 'vc-di-eddsa/TestVectors';
export const ecdsa = 'vc-di-ecdsa/TestVectors';

/** The vectors of one signature over one hash. */
export const suiteVectors: readonly SuiteVector[] = [
  [`${eddsa}/eddsa-rdfc-2022`, 'DataInt', 'eddsa-rdfc-2022', 'Ed25519', 'EdDSA 1.0 §3.2'],
  [`${eddsa}/eddsa-rdfc-2022/employ`, 'DataInt', 'eddsa-rdfc-2022', 'Ed25519', 'EdDSA 1.0 §3.2'],
  [`${eddsa}/eddsa-jcs-2022`, 'JCS', 'eddsa-jcs-2022', 'Ed25519', 'EdDSA 1.0 §3.3'],
  [`${eddsa}/Ed25519Signature2020`, 'EdSig', 'Ed25519Signature2020', 'Ed25519', 'EdDSA 1.0 §B.1'],
  [`${ecdsa}/ecdsa-rdfc-2019-p256`, 'ECDSAP256', 'ecdsa-rdfc-2019', 'P-256', 'ECDSA 1.0 §3.2'],
  [`${ecdsa}/ecdsa-rdfc-2019-p256/employ`, 'ECDSAP256', 'ecdsa-rdfc-2019', 'P-256', 'ECDSA 1.0 §3.2'],
  [`${ecdsa}/ecdsa-rdfc-2019-p384`, 'ECDSAP384', 'ecdsa-rdfc-2019', 'P-384', 'ECDSA 1.0 §3.2'],
  [`${ecdsa}/ecdsa-rdfc-2019-p384/employ`, 'ECDSAP384', 'ecdsa-rdfc-2019', 'P-384', 'ECDSA 1.0 §3.2'],
  [`${ecdsa}/ecdsa-jcs-2019-p256`, 'JCSECDSAP256', 'ecdsa-jcs-2019', 'P-256', 'ECDSA 1.0 §3.3'],
  [`${ecdsa}/ecdsa-jcs-2019-p384`, 'JCSECDSAP384', 'ecdsa-jcs-2019', 'P-384', 'ECDSA 1.0 §3.3'],
];

/** The two credentials of ecdsa-sd-2023, by folder. */
export const disclosureVectors = ['employ', 'prc'] as const;

const signing = 'integrity/vectors.spec.ts';
const disclosing = 'integrity/ecdsa-sd-2023/vectors.spec.ts';
const steps = 'integrity/ecdsa-sd-2023/vector-steps.spec.ts';
const inputs = 'integrity/ecdsa-sd-2023/testing/w3c-vectors.ts';

/** The name of a file up to what the suite adds to it, the file that reads it, what it is compared with, the clause. */
type Row = readonly [name: string, reader: string, against: string, clause: string];

/** Each folder of `suiteVectors` has these; the clause is the folder's. */
const ofSuites: readonly (readonly [name: string, ending: string, against: string])[] = [
  ['canonDoc', 'txt', 'the canonical form of the document'],
  ['proofCanon', 'txt', 'the canonical form of the configuration'],
  ['docHash', 'txt', 'the second half of what is signed'],
  ['proofHash', 'txt', 'the first half of what is signed'],
  ['combinedHash', 'txt', 'what is signed'],
  ['proofConfig', 'json', 'the proof without its value, in the contexts of the document'],
  ['sigHex', 'txt', 'the bytes of the proof value; of EdDSA also what the key signs'],
  ['sigBTC58', 'txt', 'those bytes as multibase; of EdDSA also what the key signs'],
  [
    'signed',
    'json',
    'verifies, and not with another name; signed again with the key it is the same or verifies',
  ],
];

const ofTopFolders: readonly Row[] = [
  [`${eddsa}/unsigned.json`, signing, 'each signed document without its proof', 'EdDSA 1.0 §A'],
  [`${eddsa}/employmentAuth.json`, signing, 'each signed document without its proof', 'EdDSA 1.0 §A'],
  [`${eddsa}/keyPair.json`, signing, 'its halves belong together and sign the vectors', 'EdDSA 1.0 §A'],
  [`${ecdsa}/unsigned.json`, signing, 'each signed document without its proof', 'ECDSA 1.0 §A'],
  [`${ecdsa}/employmentAuth.json`, signing, 'each signed document without its proof', 'ECDSA 1.0 §A'],
  [`${ecdsa}/p256KeyPair.json`, signing, 'its halves belong together and sign the vectors', 'ECDSA 1.0 §A'],
  [`${ecdsa}/p384KeyPair.json`, signing, 'its halves belong together and sign the vectors', 'ECDSA 1.0 §A'],
  [
    `${ecdsa}/prCredUnsigned.json`,
    steps,
    'the signed document, whose description alone differs',
    'ECDSA 1.0 §A.7, §A.8',
  ],
  [`${ecdsa}/employMandatory.json`, inputs, 'input: the pointers signed with', 'ECDSA 1.0 §A.7, §A.8'],
  [`${ecdsa}/employSelective.json`, inputs, 'input: the pointers derived with', 'ECDSA 1.0 §A.7, §A.8'],
  [`${ecdsa}/prCredMandatory.json`, inputs, 'input: the pointers signed with', 'ECDSA 1.0 §A.7, §A.8'],
  [`${ecdsa}/prCredSelective.json`, inputs, 'input: the pointers derived with', 'ECDSA 1.0 §A.7, §A.8'],
  [
    `${ecdsa}/ecdsa-sd-2023/SDKeyMaterial.json`,
    inputs,
    'input: the keys signed with',
    'ECDSA 1.0 §A.7, §A.8',
  ],
];

const chain = 'Data Integrity 1.0 §2.1.2, §4.3';
const set = 'Data Integrity 1.0 §2.1.1';
const ofProofSets: readonly Row[] = [
  ['unsigned.json', signing, 'input: the document signed', set],
  ['multiKeyPairs.json', signing, 'input: the keys signed with, whose halves belong together', set],
  ['proofSetConfig1.json', signing, 'the proof that is made, without its value', set],
  ['proofSetConfig2.json', signing, 'the proof that is made, without its value', set],
  ['proofChainConfig1.json', signing, 'the proof that is made, without its value', chain],
  ['proofChainConfig2.json', signing, 'the proof that is made, without its value', chain],
  ['proofSetConfigSigned1.json', signing, 'the proof that is made', set],
  ['proofSetConfigSigned2.json', signing, 'the proof that is made', set],
  ['proofChainConfigSigned1.json', signing, 'the proof that is made', chain],
  ['proofChainConfigSigned2.json', signing, 'the proof that is made', chain],
  ['signedProofSet1.json', signing, 'verifies; the document after one proof', set],
  ['signedProofSet2.json', signing, 'verifies; the document after two proofs', set],
  ['signedProofChain1.json', signing, 'verifies; the document after three proofs', chain],
  ['signedProofChain2.json', signing, 'verifies; the document after four proofs', chain],
  ['proofChainTempDoc1.json', signing, 'the statements that the third proof signs', chain],
  [
    'proofChainTempDoc2.json',
    signing,
    'the statements that the fourth proof signs; refused by itself',
    chain,
  ],
];

const ofDisclosures: readonly Row[] = [
  ['addBaseDocCanon.json', disclosing, 'the canonical form of the document', 'ECDSA 1.0 §3.6.2'],
  ['addBaseDocHMACCanon.json', disclosing, 'the statements under their secret labels', 'ECDSA 1.0 §3.4.4'],
  ['addBaseTransform.json', steps, 'the statements in two groups, with their indexes', 'ECDSA 1.0 §3.6.2'],
  ['addHashData.json', disclosing, 'both hashes', 'ECDSA 1.0 §3.6.3'],
  ['addPointerValues.json', steps, 'what the pointers select', 'ECDSA 1.0 §3.4.13'],
  ['addProofConfig.json', steps, 'the proof without its value, in the contexts', 'ECDSA 1.0 §3.6.4'],
  ['addProofConfigCanon.txt', steps, 'the canonical form of the configuration', 'ECDSA 1.0 §3.6.4'],
  [
    'addRawBaseSignatureInfo.json',
    steps,
    'the parts of the base proof; each signature verifies over our bytes, for none is made twice',
    'ECDSA 1.0 §3.6.5',
  ],
  ['addSignedSDBase.json', inputs, 'read, derived from, and signed again', 'ECDSA 1.0 §3.6.1'],
  ['derivedAdjMandatoryIndexes.json', steps, 'the indexes of the derived proof', 'ECDSA 1.0 §3.5.4'],
  ['derivedAdjSignatures.json', steps, 'which signatures the derived proof keeps', 'ECDSA 1.0 §3.5.4'],
  [
    'derivedAllGroupData.json',
    steps,
    'all groups; its skolem names are random, so statements under them up to isomorphism',
    'ECDSA 1.0 §3.4.8, §3.4.16',
  ],
  ['derivedDisclosureData.json', steps, 'the parts of the derived proof', 'ECDSA 1.0 §3.5.4'],
  ['derivedGroupIndexes.json', disclosing, 'the indexes of all groups', 'ECDSA 1.0 §3.4.16'],
  ['derivedRecoveredBaseData.json', steps, 'the parts of the base proof', 'ECDSA 1.0 §3.5.3'],
  ['derivedRevealDocument.json', disclosing, 'the derived document; verifies', 'ECDSA 1.0 §3.6.6, §3.6.7'],
  ['derivedUnsignedReveal.json', disclosing, 'what the pointers select', 'ECDSA 1.0 §3.4.13'],
  ['verifyCreateVerifyData.json', steps, 'what the signatures are over; each verifies', 'ECDSA 1.0 §3.5.9'],
  ['verifyDerivedProofValue.json', steps, 'the parts of the derived proof', 'ECDSA 1.0 §3.5.8'],
  [
    'verifyNQuads.json',
    steps,
    'the revealed statements under their secret labels',
    'ECDSA 1.0 §3.4.3, §3.5.9',
  ],
];

/** What becomes of a file of W3C's vectors. */
export interface VectorFile {
  /** Below the folder of all vectors. */
  readonly path: string;
  /** Its name as the reader has it. */
  readonly name: string;
  /** Below `libs/standards/src`. */
  readonly reader: string;
  readonly against: string;
  readonly clause: string;
}

const within = (folder: string, rows: readonly Row[]): VectorFile[] =>
  rows.map(([file, reader, against, clause]) => {
    const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
    return { path: `${folder}${file}`, name, reader, against, clause };
  });

/** Every file of the vectors of VC DI EdDSA and VC DI ECDSA. */
export const vectorFiles: readonly VectorFile[] = [
  ...within('', ofTopFolders),
  ...within(`${eddsa}/proof-set-chain/`, ofProofSets),
  ...disclosureVectors.flatMap((name) => within(`${ecdsa}/ecdsa-sd-2023/${name}/`, ofDisclosures)),
  ...suiteVectors.flatMap(([folder, files, , , clause]) =>
    ofSuites.map(([name, ending, against]): VectorFile => {
      return { path: `${folder}/${name}${files}.${ending}`, name, reader: signing, against, clause };
    }),
  ),
];
