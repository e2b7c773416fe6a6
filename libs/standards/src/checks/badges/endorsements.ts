import { everywhere, type Place } from './places.js';

/** The endorsements within a credential, of its profiles, achievements and itself. @example [...endorsementsOf(credential)] */
export function endorsementsOf(credential: Readonly<Record<string, unknown>>): Iterable<Place> {
  return everywhere(credential, ['endorsement']);
}
