import type { Achievement } from '../credentials/achievement-schema.js';
import type { ClrAssociation } from '../credentials/clr-schema.js';
import type { Profile } from '../credentials/profile-schema.js';
import { clrAssociationTypes } from '../credentials/vocabularies.js';
import { filledListOf, present, type BadgeContent } from '../older-formats/badge-content.js';
import { achievementOf, assertionContent, profileOf } from './assertion-content.js';
import type { Clr1, ClrAchievement1, ClrAssertion1 } from './data-types.js';

/**
 * What a CLR 1.0 says, by the names of CLR 2.0 and Open Badges 3.0. It is nobody's credential: it has no context, no type
 * and no proof, and is only for showing and matching.
 *
 * @example
 * const content: ClrContent | undefined = (await readClr1(JSON.stringify(clr), olderPorts)).content;
 * content?.badges.map(({ name }) => name) // ['Log analysis', 'Log analysis']
 */
export interface ClrContent {
  readonly id?: string;
  readonly name?: string;
  readonly partial?: boolean;
  /** The publisher. */
  readonly issuer: Profile;
  readonly validFrom: string;
  readonly credentialSubject: {
    readonly id: string;
    readonly type: readonly string[];
    /** Who the learner is said to be. */
    readonly profile: Profile;
    /** Achievements that are not asserted, such as the steps of a pathway. */
    readonly achievement?: Achievement[];
    readonly association?: ClrAssociation[];
  };
  /** What is asserted, each as a badge. */
  readonly badges: readonly BadgeContent[];
}

/**
 * The content of a record and of those of its assertions that have the members of one.
 *
 * @example clrContent(readableClr, [clrAssertion]).badges.map(({ name }) => name) // ['Log analysis']
 */
export function clrContent(clr: Clr1, assertions: readonly ClrAssertion1[]): ClrContent {
  const achievements = [...assertions.map(({ achievement }) => achievement), ...(clr.achievements ?? [])];
  return present({
    id: clr.id,
    name: clr.name,
    partial: clr.partial,
    issuer: profileOf(clr.publisher),
    validFrom: clr.issuedOn,
    credentialSubject: present({
      id: clr.learner.id,
      type: ['ClrSubject'],
      profile: profileOf(clr.learner),
      achievement: filledListOf(clr.achievements)?.map(achievementOf),
      association: filledListOf(achievements.flatMap(associationsOf)),
    }),
    badges: assertions.map((assertion) => assertionContent(assertion, clr.learner)),
  });
}

/** In CLR 1.0 an achievement has its associations; CLR 2.0 has them beside the achievements, of fewer kinds. */
function associationsOf({ id, associations = [] }: ClrAchievement1): ClrAssociation[] {
  return associations.flatMap(({ associationType, targetId }) => {
    const known = clrAssociationTypes.find((type) => type === associationType);
    return known ? [{ type: 'Association', associationType: known, sourceId: id, targetId }] : [];
  });
}
