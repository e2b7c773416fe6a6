/** How a document of Open Badges 2.0 or CLR 1.0 is verified: at its own address, or by a signature. */
export type VerificationKind = 'hosted' | 'signed';

const kinds: Readonly<Record<string, VerificationKind>> = {
  HostedBadge: 'hosted',
  hosted: 'hosted',
  Hosted: 'hosted',
  SignedBadge: 'signed',
  signed: 'signed',
  Signed: 'signed',
};

/**
 * What a VerificationObject (Open Badges 2.0) or Verification (CLR 1.0) says, which has `Hosted` and `Signed`;
 * undefined when it says neither, or both.
 *
 * @example verificationKindOf({ type: 'HostedBadge' }) // 'hosted'
 */
export function verificationKindOf(verification: unknown): VerificationKind | undefined {
  const { type } = Object(verification) as { type?: unknown };
  const said = new Set(
    [type]
      .flat()
      .flatMap((each) => (typeof each === 'string' && Object.hasOwn(kinds, each) ? [kinds[each]] : [])),
  );
  return said.size === 1 ? [...said][0] : undefined;
}

/** The CryptographicKey that a verification names as its creator. @example creatorOf({ creator: 'urn:k' }) // 'urn:k' */
export function creatorOf(verification: unknown): string | undefined {
  const { creator } = Object(verification) as { creator?: unknown };
  const id = typeof creator === 'string' ? creator : (Object(creator) as { id?: unknown }).id;
  return typeof id === 'string' ? id : undefined;
}
