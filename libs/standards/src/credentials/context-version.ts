const patterns = {
  vc: /^https:\/\/www\.w3\.org\/(?:ns\/credentials\/v2|2018\/credentials\/v1)$/,
  clr: /^https:\/\/purl\.imsglobal\.org\/spec\/clr\/v2p0\/context(?:-2\.\d\.\d)?\.json$/,
  ob: /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-3\.\d\.\d)?\.json$/,
};

const newest: readonly unknown[] = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
];

/**
 * Whether a context is of a family, and whether it is the version that is in force.
 *
 * @returns undefined for another family
 * @example contextVersion('vc', 'https://www.w3.org/2018/credentials/v1') // 'outdated'
 */
export function contextVersion(
  family: keyof typeof patterns,
  context: unknown,
): 'current' | 'outdated' | undefined {
  if (typeof context !== 'string' || !patterns[family].test(context)) return undefined;
  return newest.includes(context) ? 'current' : 'outdated';
}
