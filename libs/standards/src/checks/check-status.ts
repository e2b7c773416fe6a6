import { parseCredential } from '../credentials/parse-credential.js';
import { issuerIdOf } from '../jose/jwt-claims.js';
import { StandardsError } from '../standards-error.js';
import { readStatus } from '../status-list/bitstring.js';
import { decodeStatusList } from '../status-list/encoded-list.js';
import { statusEntrySchema } from '../status-list/status-entry.js';
import { fail, pass, skip, type Check, type CheckResult, type VerificationPorts } from './check.js';
import { checkIssuerBinding } from './check-issuer-binding.js';
import { checkProof } from './check-proof.js';

const name = 'status';

/** Bitstring Status List 1.0 §3.2: the issuer's own signed list does not say revoked or suspended. */
export const checkStatus: Check = async ({ credential }, ports) => {
  const entries = [credential['credentialStatus'] ?? []].flat();
  if (entries.length === 0) return skip(name, 'The credential names no status list; it cannot be revoked.');
  for (const entry of entries) {
    const parsed = statusEntrySchema.safeParse(entry);
    if (!parsed.success) return fail(name, 'STATUS_UNSUPPORTED', 'The kind of status list is not read here.');
    const found = await statusOf(parsed.data, issuerIdOf(credential), ports);
    if (found) return found;
  }
  return pass(name, 'The issuer has neither revoked nor suspended it.');
};

type Entry = { statusListCredential: string; statusListIndex: string; statusPurpose: string };

async function statusOf(
  entry: Entry,
  issuer: string,
  ports: VerificationPorts,
): Promise<CheckResult | undefined> {
  try {
    const text = await ports.fetchStatusList(entry.statusListCredential);
    const bits = await bitsOf(text, issuer, entry.statusPurpose, ports);
    if (!(bits instanceof Uint8Array)) return bits;
    if (!readStatus(bits, Number(entry.statusListIndex))) return undefined;
    return entry.statusPurpose === 'suspension'
      ? fail(name, 'SUSPENDED', 'The issuer has suspended it.')
      : fail(name, 'REVOKED', 'The issuer has revoked it.');
  } catch (error) {
    if (error instanceof StandardsError) return fail(name, error.code, error.message);
    return fail(name, 'STATUS_UNREACHABLE', `The status list cannot be had: ${(error as Error).message}`);
  }
}

/** Lists by their text, as one world of ports judged them: the credentials of a batch share their list's proof. */
const judged = new WeakMap<VerificationPorts, Map<string, Promise<Uint8Array | CheckResult>>>();

function bitsOf(
  text: string,
  issuer: string,
  purpose: string,
  ports: VerificationPorts,
): Promise<Uint8Array | CheckResult> {
  const lists = judged.get(ports) ?? new Map<string, Promise<Uint8Array | CheckResult>>();
  judged.set(ports, lists);
  const key = JSON.stringify([issuer, purpose, text]);
  const bits = lists.get(key) ?? judgeList(text, issuer, purpose, ports);
  lists.set(key, bits);
  return bits;
}

/** The bits of a list that is the issuer's own, signed, and of the purpose; else why it is not. */
async function judgeList(
  text: string,
  issuer: string,
  purpose: string,
  ports: VerificationPorts,
): Promise<Uint8Array | CheckResult> {
  const list = parseCredential(text);
  if (issuerIdOf(list.credential) !== issuer)
    return fail(name, 'STATUS_FOREIGN', 'The status list is not of the issuer.');
  for (const check of [checkProof, checkIssuerBinding]) {
    const result = await check(list, ports);
    if (result.outcome !== 'fail') continue;
    // An outage says nothing of the list.
    const code = result.code === 'KEY_UNREACHABLE' ? 'STATUS_UNREACHABLE' : 'STATUS_UNPROVED';
    return fail(name, code, `The status list: ${result.reason}`);
  }
  const subject = (list.credential['credentialSubject'] ?? {}) as Readonly<Record<string, unknown>>;
  const { statusPurpose, encodedList } = subject;
  if (statusPurpose !== purpose)
    return fail(name, 'STATUS_PURPOSE', 'The status list is of another purpose.');
  return decodeStatusList(typeof encodedList === 'string' ? encodedList : '');
}
