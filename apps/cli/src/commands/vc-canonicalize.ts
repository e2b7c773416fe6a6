import { createHash } from 'node:crypto';
import { canonicalDocument, signedStatements, type JsonDocument } from '@wellspring/standards';
import type { Command } from 'commander';
import { globalOptionsOf } from '../connection/api.js';
import { print } from '../output/print.js';
import { inStandards, readCredential } from '../output/read-credential.js';
import { told } from '../output/told.js';

type Hash = 'sha256' | 'sha384';

interface Canonical {
  /** What the first proof of an `-rdfc-` suite signs of the document, as N-Quads; without one, what such a proof would. */
  readonly quads: string;
  readonly hash: Hash;
  /** Of the quads, hexadecimal. */
  readonly digest: string;
  /** The two digests that each `-rdfc-` proof signs, hexadecimal (VC Data Integrity ECDSA 1.0 §3.2.4). */
  readonly proofs: readonly {
    readonly cryptosuite: string;
    readonly hash: Hash;
    readonly document: string;
    readonly configuration: string;
  }[];
}

/** Writes the canonical form of a credential; what reads otherwise than it would be signed is refused. */
export async function canonicalizeFile(file: string, command: Command): Promise<void> {
  const { credential } = await readCredential(file);
  const answer = await inStandards(file, () => canonical(credential as JsonDocument));
  print(command, answer, ({ quads }) => quads.trimEnd());
  if (globalOptionsOf(command).json) return;
  if (answer.proofs.length === 0) process.stderr.write(`document ${answer.hash} ${answer.digest}\n`);
  for (const suite of otherSuites(credential as JsonDocument, answer.proofs))
    process.stderr.write(`${suite} signs another text than this\n`);
  for (const { cryptosuite, hash, document, configuration } of answer.proofs) {
    process.stderr.write(`${cryptosuite} document ${hash} ${document}\n`);
    process.stderr.write(`${cryptosuite} proof configuration ${hash} ${configuration}\n`);
  }
}

async function canonical(credential: JsonDocument): Promise<Canonical> {
  const signed = await signedStatements(credential);
  const [first] = signed;
  const hash = first?.hash ?? 'sha256';
  const quads = first?.document ?? (await unsignedStatements(credential));
  const proofs = signed.map((each) => ({
    cryptosuite: each.cryptosuite,
    hash: each.hash,
    document: digestOf(each.hash, each.document),
    configuration: digestOf(each.hash, each.configuration),
  }));
  return { quads, hash, digest: digestOf(hash, quads), proofs };
}

/** What signs canonical JSON, or each statement by itself. */
function otherSuites(credential: JsonDocument, signed: Canonical['proofs']): string[] {
  const names = signed.map(({ cryptosuite }) => cryptosuite);
  return ([credential['proof'] ?? []].flat() as (Readonly<Record<string, unknown>> | null)[])
    .map((proof) => told(proof?.['cryptosuite'] ?? proof?.['type']) ?? '')
    .filter((suite) => !names.includes(suite))
    .map((suite) => (/^[\w-]{1,60}$/.test(suite) ? suite : 'a proof of another kind'));
}

function unsignedStatements({ proof: _, ...unsecured }: JsonDocument): Promise<string> {
  return canonicalDocument(unsecured);
}

const digestOf = (hash: Hash, text: string) => createHash(hash).update(text).digest('hex');
