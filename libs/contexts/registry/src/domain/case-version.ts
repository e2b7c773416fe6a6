import { toCase10, type PartKind } from '@wellspring/standards';
import { canonicalText } from './canonical-text.js';

export const caseVersions = ['v1p0', 'v1p1'] as const;
export type CaseVersion = (typeof caseVersions)[number];

/** A stored part as a version of CASE has it: 1.1 word for word, 1.0 without what it does not know. */
export function partAs(version: CaseVersion, kind: PartKind, text: string): string {
  return version === 'v1p1'
    ? text
    : canonicalText(toCase10(kind, JSON.parse(text) as Record<string, unknown>));
}
