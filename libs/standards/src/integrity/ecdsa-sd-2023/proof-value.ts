import { decode, encode } from 'cborg';
import { StandardsError } from '../../standards-error.js';

/** What a base proof value holds (VC DI ECDSA 1.0 §3.5.2); only its holder may see it. */
export interface BaseProofValue {
  /** 64 bytes, IEEE P1363, by the issuer's key. */
  readonly baseSignature: Uint8Array;
  /** The key of this proof alone as Multikey: 0x80 0x24 and 33 bytes of the compressed point. */
  readonly publicKey: Uint8Array;
  /** 32 bytes; labels of blank nodes come from it. */
  readonly hmacKey: Uint8Array;
  /** 64 bytes each, one for a statement that is not mandatory, in the order of the statements. */
  readonly signatures: readonly Uint8Array[];
  readonly mandatoryPointers: readonly string[];
}

/** What a derived proof value holds (§3.5.7). */
export interface DerivedProofValue {
  readonly baseSignature: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly signatures: readonly Uint8Array[];
  /** From the number of a canonical label (`c14n7` is 7) to the 32 bytes of the label that was signed. */
  readonly labels: ReadonlyMap<number, Uint8Array>;
  /** Which of the revealed statements are mandatory: ascending, each once. */
  readonly mandatoryIndexes: readonly number[];
}

/** More than any credential needs: some fifty thousand signatures. */
const maximumLength = 2 ** 22;
const baseHeader = Buffer.from([0xd9, 0x5d, 0x00]);
const derivedHeader = Buffer.from([0xd9, 0x5d, 0x01]);

/**
 * Serialises a base proof value (§3.5.2, serializeBaseProofValue): header, CBOR without tags, base64url multibase.
 *
 * @example encodeBaseProofValue(decodeBaseProofValue(baseProofValue)) // baseProofValue
 */
export function encodeBaseProofValue(value: BaseProofValue): string {
  const { baseSignature, publicKey, hmacKey, signatures, mandatoryPointers } = value;
  return multibase(baseHeader, [baseSignature, publicKey, hmacKey, signatures, mandatoryPointers]);
}

/**
 * Serialises a derived proof value (§3.5.7, serializeDerivedProofValue); labels are a map with integer keys.
 *
 * @example encodeDerivedProofValue(decodeDerivedProofValue(derivedProofValue)) // derivedProofValue
 */
export function encodeDerivedProofValue(value: DerivedProofValue): string {
  const { baseSignature, publicKey, signatures, labels, mandatoryIndexes } = value;
  return multibase(derivedHeader, [baseSignature, publicKey, signatures, labels, mandatoryIndexes]);
}

/**
 * Reads a base proof value (§3.5.3, parseBaseProofValue).
 *
 * @throws StandardsError `STANDARDS_SD_DERIVED_PROOF` when it is a derived one,
 *   `STANDARDS_SD_PROOF_VALUE_MALFORMED` for anything else that is not one
 * @example decodeBaseProofValue(baseProofValue).mandatoryPointers // ['/issuer', '/validFrom']
 */
export function decodeBaseProofValue(proofValue: unknown): BaseProofValue {
  const bytes = bytesOf(proofValue);
  if (startsWith(bytes, derivedHeader)) {
    throw new StandardsError(
      'STANDARDS_SD_DERIVED_PROOF',
      'The proof is derived already; only a base proof can be derived from.',
    );
  }
  const [baseSignature, publicKey, hmacKey, signatures, mandatoryPointers] = fieldsOf(bytes, baseHeader);
  if (
    !isBytes(baseSignature, 64) ||
    !isPublicKey(publicKey) ||
    !isBytes(hmacKey, 32) ||
    !isListOf(signatures, (each) => isBytes(each, 64)) ||
    !isListOf(mandatoryPointers, (each) => typeof each === 'string')
  ) {
    throw malformed();
  }
  return { baseSignature, publicKey, hmacKey, signatures, mandatoryPointers };
}

/**
 * Reads a derived proof value (§3.5.8, parseDerivedProofValue). Two canonical labels with one signed label are
 * refused: they would let a holder split a node in two that the issuer signed as one.
 *
 * @throws StandardsError `STANDARDS_SD_BASE_PROOF` when it is a base proof, which nobody but the holder should
 *   see, `STANDARDS_SD_PROOF_VALUE_MALFORMED` for anything else that is not one
 * @example decodeDerivedProofValue(baseProofValue) // throws STANDARDS_SD_BASE_PROOF
 */
export function decodeDerivedProofValue(proofValue: unknown): DerivedProofValue {
  const bytes = bytesOf(proofValue);
  if (startsWith(bytes, baseHeader)) {
    throw new StandardsError(
      'STANDARDS_SD_BASE_PROOF',
      'The proof is a base proof; what is presented must carry a proof derived from it.',
    );
  }
  const [baseSignature, publicKey, signatures, labels, mandatoryIndexes] = fieldsOf(bytes, derivedHeader);
  if (
    !isBytes(baseSignature, 64) ||
    !isPublicKey(publicKey) ||
    !isListOf(signatures, (each) => isBytes(each, 64)) ||
    !isLabelMap(labels) ||
    !isListOf(mandatoryIndexes, isIndex) ||
    mandatoryIndexes.some((each, at) => at > 0 && each <= (mandatoryIndexes[at - 1] as number))
  ) {
    throw malformed();
  }
  return { baseSignature, publicKey, signatures, labels, mandatoryIndexes };
}

function multibase(header: Buffer, fields: readonly unknown[]): string {
  return `u${Buffer.concat([header, encode(fields)]).toString('base64url')}`;
}

function bytesOf(proofValue: unknown): Buffer {
  if (typeof proofValue !== 'string' || proofValue.length > maximumLength) throw malformed();
  const bytes = Buffer.from(proofValue.slice(1), 'base64url');
  // Node skips what is no base64url; written back, only the one spelling of these bytes is equal.
  if (`u${bytes.toString('base64url')}` !== proofValue) throw malformed();
  return bytes;
}

/** The five components of CBOR; §3.5.2 forbids tags within, and length has one spelling. */
function fieldsOf(bytes: Buffer, header: Buffer): unknown[] {
  if (!startsWith(bytes, header)) throw malformed();
  try {
    const options = { useMaps: true, strict: true, allowIndefinite: false, rejectDuplicateMapKeys: true };
    const fields: unknown = decode(bytes.subarray(header.length), options);
    if (Array.isArray(fields) && fields.length === 5) return fields;
  } catch {
    // Answered below like every other malformed value.
  }
  throw malformed();
}

function startsWith(bytes: Buffer, header: Buffer): boolean {
  return bytes.subarray(0, header.length).equals(header);
}

function isBytes(value: unknown, length: number): value is Uint8Array {
  return value instanceof Uint8Array && value.length === length;
}

function isPublicKey(value: unknown): value is Uint8Array {
  return isBytes(value, 35) && value[0] === 0x80 && value[1] === 0x24;
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isListOf<T>(value: unknown, is: (each: unknown) => each is T): value is T[] {
  return Array.isArray(value) && value.every(is);
}

function isLabelMap(value: unknown): value is Map<number, Uint8Array> {
  if (!(value instanceof Map)) return false;
  const entries = [...(value as Map<unknown, unknown>)];
  if (!entries.every(([key, label]) => isIndex(key) && isBytes(label, 32))) return false;
  return (
    new Set(entries.map(([, label]) => Buffer.from(label as Uint8Array).toString('hex'))).size === value.size
  );
}

function malformed(): StandardsError {
  return new StandardsError(
    'STANDARDS_SD_PROOF_VALUE_MALFORMED',
    'The proof value is not one of ecdsa-sd-2023.',
    '/proof/proofValue',
  );
}
