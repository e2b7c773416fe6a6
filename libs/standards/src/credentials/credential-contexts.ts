import { clrV2, credentialsV2, openBadgesV3 } from '../contexts/pinned-contexts.js';

/**
 * Where Open Badges define the types of 1EdTech's schema, revocation and refresh extensions (Open Badges 3.0 §11, §C).
 *
 * @example isPinnedContext(openBadgesExtensions) // true
 */
export const openBadgesExtensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';

/** The types that no other context defines: without it they are undefined terms, and unsigned. */
export const extensionTypes: readonly string[] = [
  '1EdTechJsonSchemaValidator2019',
  '1EdTechRevocationList',
  '1EdTechCredentialRefresh',
];

/**
 * The contexts of a credential in the order that Open Badges 3.0 §A.2 and CLR 2.0 ask for: position matters.
 *
 * @param kind `badge` for Open Badges credentials, `clr` for a ClrCredential
 * @param members members whose types may need the extensions' context
 * @example contextsOf('clr', []) // [credentialsV2, clrV2, openBadgesV3]
 */
export function contextsOf(kind: 'badge' | 'clr', members: readonly unknown[]): string[] {
  const extended = members
    .flat()
    .some((member) => extensionTypes.includes((member as { type?: string } | undefined)?.type ?? ''));
  return [
    credentialsV2,
    ...(kind === 'clr' ? [clrV2] : []),
    openBadgesV3,
    ...(extended ? [openBadgesExtensions] : []),
  ];
}
