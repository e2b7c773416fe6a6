import type { Achievement, Alignment } from '../credentials/achievement-schema.js';
import type { AchievementSubject } from '../credentials/achievement-subject-schema.js';
import type { Image, Profile } from '../credentials/profile-schema.js';
import type { Evidence } from '../credentials/secured-schema.js';
import type { Assertion2, BadgeClass2, Evidence2, Image2, Issuer2 } from './data-types.js';
import { identityOf } from './recipient.js';

/**
 * What a badge of an older standard says, by the names and shapes of Open Badges 3.0 §B.1. It is nobody's credential: it
 * has no context, no type and no proof, and is only for showing and matching.
 */
export interface BadgeContent {
  readonly id: string;
  readonly name: string;
  readonly issuer: Profile;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly credentialSubject: AchievementSubject;
  readonly evidence?: Evidence[];
}

/** An object without members that say nothing: Open Badges 3.0 takes no empty text. @example present({ a: '', b: 1 }) // { b: 1 } */
export function present<TObject extends object>(object: TObject): Present<TObject> {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as Present<TObject>;
}

type Present<TObject> = {
  [Name in keyof TObject as undefined extends TObject[Name] ? never : Name]: TObject[Name];
} & {
  [Name in keyof TObject as undefined extends TObject[Name] ? Name : never]?: Exclude<
    TObject[Name],
    undefined
  >;
};

/** Several, one or none as a list; none at all where there is nothing. @example listOf('a') // ['a'] */
export function listOf<TValue>(value: TValue | readonly TValue[] | undefined): TValue[] | undefined {
  const list = value === undefined ? [] : ([value].flat() as TValue[]);
  return list.length > 0 ? list : undefined;
}

/** An Image of Open Badges 3.0 §B.1.13. @example imageOf('https://example.org/a.png') */
export function imageOf(image: Image2 | undefined): Image | undefined {
  if (image === undefined) return undefined;
  return typeof image === 'string'
    ? { id: image, type: 'Image' }
    : present({ id: image.id, type: 'Image' as const, caption: image.caption });
}

/**
 * The content of an Open Badges 2.0 Assertion, as 3.0 would say it: the BadgeClass is the achievement, the recipient an
 * identifier of the subject.
 *
 * @example badgeContent(assertion, badgeClass, issuer).credentialSubject
 */
export function badgeContent(assertion: Assertion2, badgeClass: BadgeClass2, issuer: Issuer2): BadgeContent {
  const profile = profileOf(issuer);
  return present({
    id: assertion.id,
    name: badgeClass.name,
    issuer: profile,
    validFrom: assertion.issuedOn,
    validUntil: assertion.expires,
    credentialSubject: present({
      type: ['AchievementSubject'],
      identifier: [identityOf(assertion.recipient)],
      narrative: assertion.narrative,
      image: imageOf(assertion.image),
      achievement: achievementOf(badgeClass, profile),
    }) as AchievementSubject,
    evidence: listOf<Evidence2>(assertion.evidence)?.map(evidenceOf),
  });
}

function profileOf({ id, name, url, email, telephone, description, image }: Issuer2): Profile {
  const members = { id, type: ['Profile'], name, url, email, phone: telephone, description };
  return present({ ...members, image: imageOf(image) }) as Profile;
}

function achievementOf(badgeClass: BadgeClass2, creator: Profile): Achievement {
  const { id, name, description, criteria, image, alignment, tags } = badgeClass;
  return present({
    id,
    type: ['Achievement'],
    // Open Badges 2.0 has no other kind.
    achievementType: 'Badge',
    name,
    description,
    creator,
    criteria:
      typeof criteria === 'string'
        ? { id: criteria }
        : present({ id: criteria.id, narrative: criteria.narrative }),
    image: imageOf(image),
    alignment: listOf(alignment)?.map(alignmentOf),
    tag: listOf(listOf(tags)?.filter((tag) => tag !== '')),
  }) as Achievement;
}

function alignmentOf(alignment: Exclude<BadgeClass2['alignment'], undefined | unknown[]>): Alignment {
  const { targetName, targetUrl, targetDescription, targetFramework, targetCode } = alignment;
  const members = { targetName, targetUrl, targetDescription, targetFramework, targetCode };
  return present({ type: ['Alignment'], ...members }) as Alignment;
}

function evidenceOf(evidence: Evidence2): Evidence {
  if (typeof evidence === 'string') return { id: evidence, type: ['Evidence'] };
  const { id, narrative, name, description, genre, audience } = evidence;
  return present({ id, type: ['Evidence'], narrative, name, description, genre, audience }) as Evidence;
}
