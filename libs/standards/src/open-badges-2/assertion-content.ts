import type { Achievement, Alignment } from '../credentials/achievement-schema.js';
import type { AchievementSubject } from '../credentials/achievement-subject-schema.js';
import type { Profile } from '../credentials/profile-schema.js';
import type { Evidence } from '../credentials/secured-schema.js';
import { imageOf, filledListOf, present, type BadgeContent } from '../older-formats/badge-content.js';
import { identityOf } from '../older-formats/recipient.js';
import type { Assertion2, BadgeClass2, Evidence2, Issuer2 } from './data-types.js';

/**
 * The content of an Open Badges 2.0 Assertion, as 3.0 would say it: the BadgeClass is the achievement, the recipient an
 * identifier of the subject.
 *
 * @example assertionContent(readableAssertion2, readableBadgeClass, readableIssuer).name // 'Log analysis'
 */
export function assertionContent(
  assertion: Assertion2,
  badgeClass: BadgeClass2,
  issuer: Issuer2,
): BadgeContent {
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
    evidence: filledListOf<Evidence2>(assertion.evidence)?.map(evidenceOf),
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
    alignment: filledListOf(alignment)?.map(alignmentOf),
    tag: filledListOf(filledListOf(tags)?.filter((tag) => tag !== '')),
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
