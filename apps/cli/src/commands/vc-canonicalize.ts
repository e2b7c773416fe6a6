import { createHash } from 'node:crypto';
import { canonicalize } from '@wellspring/standards';
import type { Command } from 'commander';
import { globalOptionsOf } from '../connection/api.js';
import { print } from '../output/print.js';
import { inStandards, readCredential } from '../output/read-credential.js';

interface Canonical {
  /** The document without its proofs, as N-Quads. */
  readonly quads: string;
  /** Of the quads, hexadecimal. */
  readonly sha256: string;
  /** What else a signature of an `-rdfc-` suite covers: each proof without its value (VC Data Integrity 1.0 §4.2). */
  readonly proofs: readonly { readonly cryptosuite: string; readonly sha256: string }[];
}

/** Writes the canonical form of a credential; what cannot be signed as it stands is refused. */
export async function canonicalizeFile(file: string, command: Command): Promise<void> {
  const { credential } = await readCredential(file);
  const answer = await inStandards(file, () => canonical(credential));
  print(command, answer, ({ quads }) => quads.trimEnd());
  if (globalOptionsOf(command).json) return;
  process.stderr.write(`document sha256 ${answer.sha256}\n`);
  for (const { cryptosuite, sha256 } of answer.proofs)
    process.stderr.write(`${cryptosuite} proof configuration sha256 ${sha256}\n`);
}

async function canonical(credential: Readonly<Record<string, unknown>>): Promise<Canonical> {
  const { proof, ...unsecured } = credential;
  const quads = await canonicalize(unsecured);
  const proofs: { cryptosuite: string; sha256: string }[] = [];
  for (const each of [proof ?? []].flat() as Record<string, unknown>[]) {
    const { proofValue: _, ...config } = each;
    const cryptosuite = String(config['cryptosuite']);
    if (!/-rdfc-/.test(cryptosuite)) continue;
    const text = await canonicalize({ '@context': credential['@context'], ...config });
    proofs.push({ cryptosuite, sha256: hashOf(text) });
  }
  return { quads, sha256: hashOf(quads), proofs };
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
