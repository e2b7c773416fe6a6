import { parseCredential } from '../credentials/parse-credential.js';
import { assertInTime, issuerIdOf } from '../jose/jwt-claims.js';
import { StandardsError } from '../standards-error.js';
import { judgeStatusList, type StatusListBits } from '../status-list/judge-status-list.js';
import { readRevocationList } from '../status-list/revocation-list.js';
import { isReadKind, readStatusEntry, type ReadEntry } from '../status-list/read-status-entry.js';
import { readStatusValue } from '../status-list/bitstring.js';
import { fail, pass, skip, warn, type Check, type CheckResult, type VerificationPorts } from './check.js';
import { checkContext } from './check-context.js';
import { checkIssuerBinding } from './check-issuer-binding.js';
import { checkProof } from './check-proof.js';
import { listOf } from '../json-values.js';

const name = 'status';

const unsupported = fail(name, 'STATUS_UNSUPPORTED', 'The kind of status list is not read here.');
const malformed = fail(
  name,
  'STATUS_ENTRY_MALFORMED',
  'The status entry is not as its kind says: it has a purpose, the URL of a list, a place in it that is a whole number, and for more than one bit a message for each status.',
);

/**
 * The issuer's own signed list does not say revoked or suspended (Bitstring Status List 1.0 §3.2); StatusList2021 and
 * 1EdTechRevocationList are read as well. A list that asks for a refresh, or has a message, is a warning.
 */
export const checkStatus: Check = async ({ credential }, ports) => {
  const entries = listOf(credential['credentialStatus'] ?? []);
  if (entries.length === 0) return skip(name, 'The credential names no status list; it cannot be revoked.');
  let warning: CheckResult | undefined;
  for (const entry of entries) {
    const read = readStatusEntry(entry);
    if (!read) return isReadKind(entry) ? malformed : unsupported;
    const found = await statusOf(read, credential, ports);
    if (found?.outcome === 'fail') return found;
    warning ??= found;
  }
  return warning ?? pass(name, 'The issuer has neither revoked nor suspended it.');
};

async function statusOf(
  entry: ReadEntry,
  credential: Readonly<Record<string, unknown>>,
  ports: VerificationPorts,
): Promise<CheckResult | undefined> {
  try {
    const text = await ports.fetchStatusList(entry.list);
    const issuer = issuerIdOf(credential);
    if (entry.kind === '1EdTechRevocationList') return namedIn(text, credential['id'], issuer);
    const list = await judgedList(text, issuer, entry, ports);
    if ('outcome' in list) return list;
    const value = readStatusValue(list.bits, entry.index, entry.size);
    return told(entry, value) ?? (list.fault ? fail(name, list.fault.code, list.fault.reason) : undefined);
  } catch (error) {
    if (error instanceof StandardsError) return fail(name, error.code, error.message);
    return fail(name, 'STATUS_UNREACHABLE', `The status list cannot be had: ${(error as Error).message}`);
  }
}

/** What a status says: nothing when it is 0, and the purpose is not a message. */
function told({ purpose, messages }: ReadEntry, value: number): CheckResult | undefined {
  if (purpose === 'message') {
    const message = messages.get(value);
    return message === undefined ? undefined : warn(name, 'STATUS_MESSAGE', `The issuer says: ${message}`);
  }
  if (value === 0) return undefined;
  if (purpose === 'suspension') return fail(name, 'SUSPENDED', 'The issuer has suspended it.');
  if (purpose === 'refresh') return warn(name, 'REFRESH_AVAILABLE', 'The issuer has a newer credential.');
  return fail(name, 'REVOKED', 'The issuer has revoked it.');
}

/** 1EdTech's lists are plain JSON, believed because of the address that the signed credential names. */
function namedIn(text: string, id: unknown, issuer: string): CheckResult | undefined {
  // An SD-JWT may be shown without it.
  if (typeof id !== 'string' || id === '')
    return fail(
      name,
      'STATUS_NAMELESS',
      'The list names what is revoked, and the credential shows no identifier.',
    );
  const { revoked, reason } = readRevocationList(parseCredential(text).credential, id, issuer);
  return revoked
    ? fail(name, 'REVOKED', `The issuer has revoked it${reason ? `: ${reason}` : '.'}`)
    : undefined;
}

type Judged = Promise<StatusListBits | CheckResult>;

/** Lists by their text, as one world of ports judged them: the credentials of a batch share their list's proof. */
const judged = new WeakMap<VerificationPorts, Map<string, Map<string, Judged>>>();

function judgedList(text: string, issuer: string, entry: ReadEntry, ports: VerificationPorts): Judged {
  const texts = remembered(judged, ports, () => new Map<string, Map<string, Judged>>());
  const lists = remembered(texts, text, () => new Map<string, Judged>());
  const { kind, purpose, size, list } = entry;
  const asked = `${kind} ${size} ${list} ${purpose.length} ${purpose} ${issuer}`;
  return remembered(lists, asked, () => judge(text, issuer, entry, ports));
}

function remembered<TKey extends object | string, TValue>(
  known: { get(key: TKey): TValue | undefined; set(key: TKey, value: TValue): unknown },
  key: TKey,
  make: () => TValue,
): TValue {
  const value = known.get(key);
  if (value !== undefined) return value;
  const made = make();
  known.set(key, made);
  return made;
}

/** The bits of a list that is the issuer's own, signed, and what it should be; else why it is not. */
async function judge(
  text: string,
  issuer: string,
  entry: ReadEntry,
  ports: VerificationPorts,
): Promise<StatusListBits | CheckResult> {
  const list = parseCredential(text);
  if (issuerIdOf(list.credential) !== issuer)
    return fail(name, 'STATUS_FOREIGN', 'The status list is not of the issuer.');
  // Bytes that are signed read as they are signed; statements may read otherwise.
  const own = list.format === 'vc+ld+json' ? [checkContext] : [];
  for (const check of [...own, checkProof, checkIssuerBinding]) {
    const result = await check(list, ports);
    if (result.outcome !== 'fail') continue;
    // An outage says nothing of the list.
    const code = result.code === 'KEY_UNREACHABLE' ? 'STATUS_UNREACHABLE' : 'STATUS_UNPROVED';
    return fail(name, code, `The status list: ${result.reason}`);
  }
  // Not `nbf`: a list may have been signed for the asking, by a clock that is ahead.
  assertInTime({ exp: list.claims?.['exp'] }, ports.now);
  return judgeStatusList(list.credential, entry, ports.now);
}
