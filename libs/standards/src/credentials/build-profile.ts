import type { Profile } from './profile-schema.js';

/**
 * A Profile (Open Badges 3.0 §B.1.14) without its type; members that are undefined are left out.
 *
 * @example
 * const input: ProfileInput = { id: 'did:web:example.org', name: undefined };
 * buildProfile(input) // { id: 'did:web:example.org', type: ['Profile'] }
 */
export type ProfileInput = Omit<Profile, 'type'> & {
  readonly id: string;
  readonly name?: string | undefined;
};

/**
 * An Open Badges 3.0 Profile (§B.1.14): the issuer of a credential, the creator of an achievement, a source.
 *
 * @param input the profile's members; `id` is an absolute URI
 * @returns the profile with its type, and nothing that is undefined
 * @example buildProfile({ id: 'did:web:example.org', name: 'Rio Bravo' }).type // ['Profile']
 */
export function buildProfile(input: ProfileInput): Profile {
  const { id, ...rest } = input;
  return { id, type: ['Profile'], ...defined(rest) } as Profile;
}

/**
 * The members of an object that are there: JSON knows no undefined, and a signature must not depend on it.
 *
 * @example defined({ a: 1, b: undefined }) // { a: 1 }
 */
export function defined<TObject extends object>(object: TObject): TObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as TObject;
}
