/**
 * What a CFAssociation is worth to matching (CASE 1.1 §associationType), in thousandths. The strength says how
 * far holding one item satisfies a requirement for the other:
 *
 * | association | the held item | satisfies | strength |
 * | --- | --- | --- | --- |
 * | exactMatchOf, replacedBy | either | the other | 1000 |
 * | isChildOf | the child | its parent | 900 |
 * | isChildOf | the parent | its child | 400 |
 * | precedes | the later | the earlier | 800 |
 * | isRelatedTo, isPeerOf | either | the other | 300 |
 *
 * Every other type says nothing about ability.
 */
export const equivalent = 1000;

interface Relation {
  /** Strength with which the origin satisfies the destination. */
  readonly forward: number;
  /** Strength with which the destination satisfies the origin. */
  readonly backward: number;
}

const relations: Readonly<Record<string, Relation>> = {
  exactMatchOf: { forward: equivalent, backward: equivalent },
  replacedBy: { forward: equivalent, backward: equivalent },
  isChildOf: { forward: 900, backward: 400 },
  precedes: { forward: 0, backward: 800 },
  isRelatedTo: { forward: 300, backward: 300 },
  isPeerOf: { forward: 300, backward: 300 },
};

/** The association types that matching reads. */
export const matchedAssociationTypes: readonly string[] = Object.keys(relations);

/** A CFAssociation by the URIs of its nodes. */
export interface Association {
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/** The strength with which the origin of an association satisfies its destination; 0 when it does not. */
export function forwardStrength(type: string): number {
  return relations[type]?.forward ?? 0;
}

/** The strength with which the destination of an association satisfies its origin; 0 when it does not. */
export function backwardStrength(type: string): number {
  return relations[type]?.backward ?? 0;
}
