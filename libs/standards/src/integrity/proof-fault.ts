import type { ProofConfig } from './data-integrity-proof.js';
import { parseDateTimeStamp } from '../date-time-stamp.js';
import { textOf } from '../text-of.js';
import { listOf } from '../json-values.js';

/** What a verifier expects of a proof, beside its signature. */
export interface ProofExpectations {
  /** Judges `expires`. */
  readonly now: Date;
  readonly expectedPurpose: string;
  /** Where the proof is presented; every one of them has to be named by the proof, and no other. */
  readonly domain?: string | readonly string[] | undefined;
  readonly challenge?: string | undefined;
}

export interface ProofFault {
  readonly code: string;
  /** A plain sentence. */
  readonly reason: string;
}

const url = /^[a-z][a-z\d+.-]*:\S+$/i;
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): boolean => isText(value) || (Array.isArray(value) && value.every(isText));

/** What each member may be (VC Data Integrity 1.0 §2.1). */
const shapes: readonly (readonly [name: string, fits: (value: unknown) => boolean, what: string])[] = [
  ['id', (value) => isText(value) && url.test(value), 'a URL'],
  ['cryptosuite', isText, 'text'],
  ['nonce', isText, 'text'],
  ['challenge', isText, 'text'],
  ['domain', isTexts, 'text or a list of texts'],
  ['previousProof', isTexts, 'an identifier or a list of them'],
];

/**
 * Why a proof is refused before its signature is looked at (VC Data Integrity 1.0 §2.1, §4.4): members of wrong
 * datatypes, another purpose, domain or challenge than expected, or its time is over.
 *
 * @returns undefined when nothing is wrong; else one of `PROOF_MALFORMED`, `PROOF_TIME_MALFORMED`, `PROOF_PURPOSE`,
 *   `PROOF_EXPIRED`, `PROOF_DOMAIN`, `PROOF_CHALLENGE`
 * @example
 * const purpose = { now, expectedPurpose: 'authentication' };
 * proofFault({ ...proofConfig }, purpose)?.code // 'PROOF_PURPOSE'
 */
export function proofFault(proof: ProofConfig, expected: ProofExpectations): ProofFault | undefined {
  return shapeFault(proof) ?? purposeFault(proof, expected) ?? timeFault(proof, expected.now);
}

function shapeFault(proof: ProofConfig): ProofFault | undefined {
  const { type, verificationMethod, proofPurpose } = proof;
  if (!isText(type) || type === '') return malformed('The proof has no type.');
  if (!isText(verificationMethod) || !url.test(verificationMethod)) {
    return malformed('The proof does not name its verification method by a URL.');
  }
  if (!isText(proofPurpose) || proofPurpose === '') return malformed('The proof has no purpose.');
  if (type === 'DataIntegrityProof' && !isText(proof['cryptosuite'])) {
    return malformed('The proof does not name its cryptosuite.');
  }
  for (const [name, fits, what] of shapes) {
    if (proof[name] !== undefined && !fits(proof[name]))
      return malformed(`${name} of the proof is not ${what}.`);
  }
  return undefined;
}

function timeFault({ created, expires }: ProofConfig, now: Date): ProofFault | undefined {
  if (created !== undefined && parseDateTimeStamp(created) === undefined) return noTime('created');
  if (expires === undefined) return undefined;
  const end = parseDateTimeStamp(expires);
  if (end === undefined) return noTime('expires');
  return end <= now.getTime()
    ? { code: 'PROOF_EXPIRED', reason: `The proof was good until ${textOf(expires)}.` }
    : undefined;
}

function noTime(name: string): ProofFault {
  return { code: 'PROOF_TIME_MALFORMED', reason: `${name} of the proof is no time with an offset.` };
}

function purposeFault(proof: ProofConfig, expected: ProofExpectations): ProofFault | undefined {
  if (proof['proofPurpose'] !== expected.expectedPurpose) {
    return {
      code: 'PROOF_PURPOSE',
      reason: `The proof was made for ${textOf(proof['proofPurpose'])}, not for ${expected.expectedPurpose}.`,
    };
  }
  if (expected.domain !== undefined && !sameSet(expected.domain, proof['domain'])) {
    return { code: 'PROOF_DOMAIN', reason: 'The proof was made for another domain.' };
  }
  if (expected.challenge !== undefined && proof['challenge'] !== expected.challenge) {
    return { code: 'PROOF_CHALLENGE', reason: 'The proof does not answer the challenge.' };
  }
  return undefined;
}

function sameSet(expected: unknown, given: unknown): boolean {
  const [wanted, named] = [expected, given].map((each) => new Set(listOf(each))) as [
    Set<unknown>,
    Set<unknown>,
  ];
  return wanted.size === named.size && [...wanted].every((each) => named.has(each));
}

function malformed(reason: string): ProofFault {
  return { code: 'PROOF_MALFORMED', reason };
}
