import type { Achievement, Alignment, ResultDescription } from '../credentials/achievement-schema.js';
import type { AchievementSubject, Result } from '../credentials/achievement-subject-schema.js';
import { isTerm } from '../credentials/fields.js';
import type { Profile } from '../credentials/profile-schema.js';
import type { Evidence } from '../credentials/secured-schema.js';
import {
  achievementTypes,
  alignmentTargetTypes,
  resultStatuses,
  resultTypes,
} from '../credentials/vocabularies.js';
import { imageOf, filledListOf, present, type BadgeContent } from '../older-formats/badge-content.js';
import { identityOf } from '../older-formats/recipient.js';
import type {
  ClrAchievement1,
  ClrAlignment1,
  ClrAssertion1,
  ClrEvidence1,
  ClrProfile1,
  ClrResult1,
  ClrResultDescription1,
} from './data-types.js';

/**
 * The content of an assertion of CLR 1.0 by the names of Open Badges 3.0, which took its achievement over.
 *
 * @param learner stands for the recipient where the assertion names none
 * @example assertionContent(clrAssertion, readableClr.learner).credentialSubject.result?.length // 1
 */
export function assertionContent(assertion: ClrAssertion1, learner: ClrProfile1): BadgeContent {
  const { achievement, recipient, source } = assertion;
  return present({
    id: assertion.id,
    name: achievement.name,
    issuer: profileOf(achievement.issuer),
    validFrom: assertion.issuedOn,
    credentialSubject: present({
      id: recipient ? undefined : learner.id,
      type: ['AchievementSubject'],
      identifier: recipient && [identityOf({ ...recipient, hashed: recipient.hashed ?? false })],
      achievement: achievementOf(achievement),
      activityStartDate: assertion.startDate,
      activityEndDate: assertion.endDate,
      creditsEarned: assertion.creditsEarned,
      image: imageOf(assertion.image),
      licenseNumber: assertion.licenseNumber,
      narrative: assertion.narrative,
      result: filledListOf(assertion.results)?.map(resultOf),
      role: assertion.role,
      source: source && profileOf(source),
      term: assertion.term,
    }) as AchievementSubject,
    evidence: filledListOf(assertion.evidence?.flatMap(evidenceOf)),
  });
}

/** A Profile by the names of Open Badges 3.0 §B.1.17. @example profileOf({ id: 'urn:x', telephone: '1' }).phone // '1' */
export function profileOf(profile: ClrProfile1): Profile {
  const { id, name, url, email, telephone, description, image, official, sourcedId, studentId } = profile;
  const { familyName, givenName, additionalName, parentOrg } = profile;
  const identifiers = [
    ...(sourcedId ? [identifier(sourcedId, 'sourcedId')] : []),
    ...(studentId ? [identifier(studentId, 'ext:studentId')] : []),
  ];
  const members = { id, type: ['Profile'], name, url, email, phone: telephone, description, official };
  return present({
    ...members,
    familyName,
    givenName,
    additionalName,
    image: imageOf(image),
    otherIdentifier: filledListOf(identifiers),
    parentOrg: parentOrg && profileOf(parentOrg as ClrProfile1),
  }) as Profile;
}

const identifier = (value: string, identifierType: string) => ({
  type: 'IdentifierEntry' as const,
  identifier: value,
  identifierType,
});

/**
 * An Achievement by the names of Open Badges 3.0 §B.1.1.
 *
 * @example achievementOf(clrAssertion.achievement).name // 'Log analysis'
 */
export function achievementOf(achievement: ClrAchievement1): Achievement {
  const { id, name, issuer, requirement } = achievement;
  // The same as the name where there is none, as CLR 1.0 says.
  const description = achievement.description || name;
  const criteria = present({ id: requirement?.id, narrative: requirement?.narrative });
  return present({
    id,
    type: ['Achievement'],
    name,
    description,
    criteria: Object.keys(criteria).length > 0 ? criteria : { narrative: description },
    achievementType: achievementTypeOf(achievement.achievementType),
    creator: profileOf(issuer),
    alignment: filledListOf(achievement.alignments)?.map(alignmentOf),
    resultDescription: filledListOf(achievement.resultDescriptions)?.map(resultDescriptionOf),
    creditsAvailable: achievement.creditsAvailable,
    fieldOfStudy: achievement.fieldOfStudy,
    humanCode: achievement.humanCode,
    image: imageOf(achievement.image),
    specialization: achievement.specialization,
    tag: filledListOf(achievement.tags?.filter((tag) => tag !== '')),
  }) as Achievement;
}

/** CLR 1.0 writes its terms with spaces and hyphens, and had one name that Open Badges 3.0 shortened. */
function achievementTypeOf(type: string | undefined): string | undefined {
  const name = type?.startsWith('ext:') ? type : type?.replaceAll(/[ -]/g, '');
  return termOf(achievementTypes, name === 'AssessmentResult' ? 'Assessment' : name);
}

/** The term, or as one of the issuer's own; what no term can be made of is left out. */
function termOf(vocabulary: readonly string[], value: string | undefined): string | undefined {
  return [value, `ext:${value}`].find((each) => isTerm(vocabulary, each));
}

function alignmentOf(alignment: ClrAlignment1): Alignment {
  const { targetName, targetUrl, targetCode, targetDescription, frameworkName, targetType } = alignment;
  return present({
    type: ['Alignment'],
    targetName,
    targetUrl,
    targetCode,
    targetDescription,
    targetFramework: frameworkName,
    targetType: targetType ? termOf(alignmentTargetTypes, targetType) : undefined,
  }) as Alignment;
}

function resultDescriptionOf(description: ClrResultDescription1): ResultDescription {
  const { id, name, resultType, requiredLevel, requiredValue, valueMin, valueMax } = description;
  return present({
    id,
    type: ['ResultDescription'],
    name,
    resultType: termOf(resultTypes, resultType) ?? 'Result',
    alignment: filledListOf(description.alignments)?.map(alignmentOf),
    allowedValue: filledListOf(description.allowedValues),
    requiredLevel,
    requiredValue,
    valueMin,
    valueMax,
    rubricCriterionLevel: filledListOf(description.rubricCriterionLevels)?.map((level) =>
      present({
        id: level.id,
        type: ['RubricCriterionLevel'],
        name: level.name,
        level: level.level,
        points: level.points,
        description: level.description,
        alignment: filledListOf(level.alignments)?.map(alignmentOf),
      }),
    ),
  }) as ResultDescription;
}

function resultOf({ resultDescription, achievedLevel, value, status, alignments }: ClrResult1): Result {
  return present({
    type: ['Result'],
    resultDescription,
    achievedLevel,
    value,
    status: resultStatuses.find((each) => each === status),
    alignment: filledListOf(alignments)?.map(alignmentOf),
  }) as Result;
}

/** Open Badges 3.0 has no artifacts: each becomes an Evidence beside the one that it belonged to. */
function evidenceOf({
  id,
  name,
  narrative,
  description,
  genre,
  audience,
  artifacts,
}: ClrEvidence1): Evidence[] {
  const whole = { id, type: ['Evidence'], name, narrative, description, genre, audience };
  const parts = (artifacts ?? []).map((artifact) =>
    present({ id: artifact.url, type: ['Evidence'], name: artifact.name, description: artifact.description }),
  );
  return [present(whole), ...parts] as Evidence[];
}
