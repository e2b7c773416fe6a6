import {
  achievedItem,
  isStorable,
  storable,
  timestamp,
  type AchievedItem,
  type VerificationResult,
} from '@wellspring/contracts';
import {
  credentialDigest,
  issuerIdOf,
  subjectItems,
  type CheckResult,
  type ParsedCredential,
  type StandardsError,
} from '@wellspring/standards';

export interface CheckedCredential extends VerificationResult {
  readonly name: string | null;
}

/** Bytes; identifiers longer than this name nothing that anybody could index. */
const longestIdentifier = 2000;
/** Nobody reads more of one credential. */
const mostItems = 2000;

/** What came of the checks of a credential, as far as others can be told of it. */
export function reportVerification(
  {
    outcome,
    checks,
    parsed,
  }: { outcome: 'verified' | 'refused'; checks: readonly CheckResult[]; parsed: ParsedCredential },
  made: { id: string; at: Date },
): CheckedCredential {
  const { credential, text } = parsed;
  return {
    verificationId: made.id,
    credentialId: identifierOf(credential['id'], text),
    digest: credentialDigest(text),
    issuer: toldOf(issuerIdOf(credential), longestIdentifier) || 'unknown',
    name: typeof credential['name'] === 'string' ? toldOf(credential['name'], 500) : null,
    outcome,
    decided: !isUndecided(checks),
    checks: checks.map(({ check, outcome: found, reason, code }) => ({
      check,
      outcome: found,
      reason: toldOf(reason, 1000),
      ...(code && { code }),
    })),
    items: itemsOf(credential),
    validUntil: validUntilOf(credential),
    verifiedAt: made.at.toISOString(),
  };
}

/** What is said of a text that is no credential at all. */
export function reportNoCredential(
  text: string,
  error: StandardsError,
  made: { id: string; at: Date },
): CheckedCredential {
  return {
    verificationId: made.id,
    credentialId: identifierOf(undefined, text),
    digest: credentialDigest(text),
    issuer: 'unknown',
    name: null,
    outcome: 'refused',
    decided: true,
    checks: [{ check: 'schema', outcome: 'fail', code: error.code, reason: toldOf(error.message, 1000) }],
    items: [],
    validUntil: null,
    verifiedAt: made.at.toISOString(),
  };
}

/** Cutting may halve a character, so it comes before mending. */
function toldOf(text: string, most: number): string {
  return storable(text.slice(0, most));
}

/** A credential without a usable identifier is named by its bytes. */
function identifierOf(id: unknown, text: string): string {
  const isUsable = typeof id === 'string' && id !== '' && isStorable(id);
  if (isUsable && Buffer.byteLength(id) <= longestIdentifier) return id;
  return `urn:${credentialDigest(text).replace('-', ':')}`;
}

/** Items that can be told: a level that is on no scale is unknown. */
function itemsOf(credential: ParsedCredential['credential']): AchievedItem[] {
  return subjectItems(credential)
    .slice(0, mostItems)
    .flatMap((item) => {
      const asIs = achievedItem.safeParse(item);
      const parsed = asIs.success ? asIs : achievedItem.safeParse({ ...item, level: null });
      return parsed.success && isStorable(parsed.data.uri) ? [parsed.data] : [];
    });
}

function validUntilOf(credential: ParsedCredential['credential']): string | null {
  const until = new Date(String(credential['validUntil'] ?? credential['expirationDate']));
  if (Number.isNaN(until.getTime())) return null;
  const parsed = timestamp.safeParse(until.toISOString());
  return parsed.success ? parsed.data : null;
}

const outages = new Set([
  'KEY_UNREACHABLE',
  'STATUS_UNREACHABLE',
  'NESTED_KEY_UNREACHABLE',
  'NESTED_STATUS_UNREACHABLE',
  'NESTED_UNREACHABLE',
]);

/** An outage is no fault of the credential: nothing was decided where all that failed was to reach somebody. */
export function isUndecided(checks: readonly { outcome: string; code?: string | undefined }[]): boolean {
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  return failed.length > 0 && failed.every(({ code = '' }) => outages.has(code));
}
