// What the threads of a signing pool are told and answer. Everything here crosses a thread as a copy.
import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import { signDataIntegrity, type SignDataIntegrityOptions } from '../integrity/sign-data-integrity.js';
import { verifyDataIntegrity } from '../integrity/verify-data-integrity.js';
import type { JwtProfile } from '../jose/jwt-claims.js';
import type { SigningKey } from '../keys/key-pair.js';
import type { PublicJwk } from '../keys/multikey.js';
import { signVcJwt, verifyVcJwt } from '../jose/vc-jwt.js';
import { verifySdJwt } from '../jose/verify-sd-jwt.js';
import { parseCredential, serializeCredential } from '../credentials/parse-credential.js';
import { StandardsError } from '../standards-error.js';

/**
 * A document to sign: with an embedded proof (VC Data Integrity 1.0) or as VC-JWT (Open Badges 3.0 §8.2.4).
 *
 * @example
 * const task: SigningTask = { securing: 'vc-jwt', document: unsecured, key, profile: 'w3c' };
 * const pool = createSigningPool({ threads: 0 });
 * (await pool.sign([task])).map(({ ok }) => ok) // [true]
 * await pool.close();
 */
export type SigningTask =
  | (SignDataIntegrityOptions & { readonly securing: 'data-integrity'; readonly document: JsonDocument })
  | {
      readonly securing: 'vc-jwt';
      readonly document: JsonDocument;
      readonly key: SigningKey;
      readonly profile?: JwtProfile;
    };

/**
 * A secured text of any form that `parseCredential` reads (VC Data Model 2.0 §4.12), and the key that its proof must
 * have been made with.
 *
 * @example
 * const task: VerifyingTask = { text, publicJwk: holderKey.publicJwk };
 * const pool = createSigningPool({ threads: 0 });
 * await pool.verify([task], { now: new Date() }) // [{ ok: true, value: false }]
 * await pool.close();
 */
export interface VerifyingTask {
  readonly text: string;
  readonly publicJwk: PublicJwk;
}

/**
 * How texts are verified (VC Data Integrity 1.0 §4.4).
 *
 * @example
 * const options: VerifyingOptions = { now };
 * const pool = createSigningPool({ threads: 0 });
 * await pool.verify([{ text, publicJwk }], options) // [{ ok: true, value: true }]
 * await pool.close();
 */
export interface VerifyingOptions {
  /** Judges when an embedded proof expires, of every text of the batch. */
  readonly now: Date;
}

/**
 * What came of one task; the error of a standard keeps its code, whichever thread found it. It implements no clause.
 *
 * @example
 * const outcome: TaskOutcome<string> = { ok: false, code: 'STANDARDS_KEY_UNSUPPORTED', message: 'No key.' };
 * outcome.ok // false
 */
export type TaskOutcome<TResult> =
  | { readonly ok: true; readonly value: TResult }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly pointer?: string };

/** Some tasks of one kind, as one message. */
export type TaskChunk =
  | { readonly work: 'sign'; readonly tasks: readonly SigningTask[] }
  | { readonly work: 'verify'; readonly tasks: readonly VerifyingTask[]; readonly now: Date };

/**
 * Does a chunk in the thread that calls: one outcome per task, in order. Only bugs throw.
 *
 * @example await runChunk({ work: 'verify', tasks: [{ text, publicJwk }], now }) // [{ ok: true, value: true }]
 */
export async function runChunk(chunk: TaskChunk): Promise<TaskOutcome<string | boolean>[]> {
  const outcomes: TaskOutcome<string | boolean>[] = [];
  if (chunk.work === 'sign') {
    for (const task of chunk.tasks) outcomes.push(await settled(() => sign(task)));
  } else {
    for (const task of chunk.tasks) outcomes.push(await settled(() => verify(task, chunk.now)));
  }
  return outcomes;
}

async function sign(task: SigningTask): Promise<string> {
  if (task.securing === 'vc-jwt') {
    const { document, key, profile } = task;
    return signVcJwt(document, { key, ...(profile && { profile }) });
  }
  const { securing: _, document, ...options } = task;
  return serializeCredential(await signDataIntegrity(document, options));
}

/** As the check `proof`: what a JWT or a credential says of its own times is for the check `validity-dates`. */
async function verify({ text, publicJwk }: VerifyingTask, now: Date): Promise<boolean> {
  const { format, credential, text: read } = parseCredential(text);
  if (format === 'vc+jwt') return verifyVcJwt(read, publicJwk);
  if (format === 'vc+sd-jwt') return verifySdJwt(read, publicJwk) !== undefined;
  const outcomes = await verifyDataIntegrity(credential, { keyOf: async () => publicJwk, now });
  for (const { verified, code, reason } of outcomes) {
    if (!verified && code !== undefined && code !== 'PROOF_INVALID') throw new StandardsError(code, reason);
  }
  return outcomes.every(({ verified }) => verified);
}

async function settled<TResult>(work: () => Promise<TResult>): Promise<TaskOutcome<TResult>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    const { code, message, pointer } = error;
    return { ok: false, code, message, ...(pointer !== undefined && { pointer }) };
  }
}
