import { withoutProof } from '../integrity/data-integrity-proof.js';
import type { ParsedCredential } from '../credentials/parse-credential.js';
import { pass, resultOf, type Check, type CheckResult, type Reading } from './check.js';
import { contextFindings, ownNameFindings, termFindings } from './data-model/context-rules.js';
import { isObject, listOf } from '../json-values.js';
import { textOf } from '../text-of.js';

const name = 'context';

/**
 * Every context is one that is pinned here, the data model's first (VC Data Model 2.0 §4.3), and every term is
 * defined by one (§5.2). Of an inline context the check takes what only adds terms for absolute URLs; any other is as
 * unknown as an address that is not pinned.
 */
export const checkContext: Check = (reading) =>
  reading.isPlainBadge && isCanonicalizedByProof(reading) ? passed : lookThrough(reading);

const passed = pass(name, 'Every term is defined by a context that is pinned here.');

async function lookThrough(reading: Reading): Promise<CheckResult> {
  const findings = await contextFindings(reading.credential);
  const isRefused = findings.some(({ severity }) => severity === 'error');
  if (!isRefused && isOverStatements(reading)) findings.push(...ownNameFindings(reading.credential));
  if (!isRefused && !isCanonicalizedByProof(reading))
    findings.push(...(await termFindings(withoutProof(reading.credential))));
  return resultOf(passed, findings);
}

/** Whether a proof covers statements, and not the contexts that give them their names. */
function isOverStatements({ credential, format }: ParsedCredential): boolean {
  if (format !== 'vc+ld+json') return false;
  return listOf(credential['proof'] ?? []).some(
    (proof) => isObject(proof) && !textOf(proof['cryptosuite']).includes('-jcs-'),
  );
}

/** Proofs over statements refuse undefined terms themselves; it is signatures over bytes that would let them through. */
function isCanonicalizedByProof({ credential, format }: ParsedCredential): boolean {
  if (format !== 'vc+ld+json') return false;
  const proofs = listOf(credential['proof'] ?? []);
  return (
    proofs.length > 0 &&
    proofs.every((proof) => {
      const { type, cryptosuite } = isObject(proof) ? proof : {};
      return (
        type === 'DataIntegrityProof' && typeof cryptosuite === 'string' && /-(?:rdfc|sd)-/.test(cryptosuite)
      );
    })
  );
}
