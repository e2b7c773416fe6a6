/** What the registry says of an issuer. */
export interface TrustEntry {
  readonly name: string;
  readonly status: 'trusted' | 'distrusted';
  readonly reason: string;
  /** Trusted for these alone; null is all. */
  readonly achievementTypes: readonly string[] | null;
}

export interface TrustVerdict {
  readonly status: 'trusted' | 'distrusted' | 'unknown';
  readonly reason: string;
}

/** Whether an issuer may issue this: distrust refuses, and who is unknown, or unknown for this, is for a person to weigh. */
export function weighTrust(entry: TrustEntry | undefined, achievementType: string | undefined): TrustVerdict {
  if (!entry) return { status: 'unknown', reason: 'The trust registry does not know this issuer.' };
  const { name, status, reason, achievementTypes } = entry;
  if (status === 'distrusted') return { status, reason: `${name} is not trusted: ${reason}` };
  if (achievementTypes && !(achievementType && achievementTypes.includes(achievementType))) {
    const what = typeof achievementType === 'string' ? achievementType : 'achievements without a type';
    return { status: 'unknown', reason: `${name} is trusted, but not for ${what}.` };
  }
  return { status, reason: `${name} is trusted: ${reason}` };
}
