import type { CaseVersion } from './case-version.js';

/** A link of CASE: LinkURI. */
export interface LinkUri {
  readonly title: string;
  readonly identifier: string;
  readonly uri: string;
}

/** The path of a CASE object. */
export function casePath(collection: string, identifier: string, version: CaseVersion = 'v1p1'): string {
  return `/ims/case/${version}/${collection}/${identifier}`;
}

/** Adds a member to the text of a JSON object that has at least one: the text itself stays as it is. */
export function withMember(text: string, name: string, value: unknown): string {
  return `${text.slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(value)}}`;
}
