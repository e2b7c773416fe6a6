/** The enumerations of Open Badges 3.0 §B.1.28 to §B.1.32 and CLR 2.0, word for word. */

/**
 * AchievementType, extensible (Open Badges 3.0 §B.1.1, `achievementType`).
 *
 * @example achievementTypes.includes('Certificate') // true
 */
export const achievementTypes: readonly string[] = [
  'Achievement',
  'ApprenticeshipCertificate',
  'Assessment',
  'Assignment',
  'AssociateDegree',
  'Award',
  'Badge',
  'BachelorDegree',
  'Certificate',
  'CertificateOfCompletion',
  'Certification',
  'CommunityService',
  'Competency',
  'Course',
  'CoCurricular',
  'Degree',
  'Diploma',
  'DoctoralDegree',
  'Fieldwork',
  'GeneralEducationDevelopment',
  'JourneymanCertificate',
  'LearningProgram',
  'License',
  'Membership',
  'ProfessionalDoctorate',
  'QualityAssuranceCredential',
  'MasterCertificate',
  'MasterDegree',
  'MicroCredential',
  'ResearchDoctorate',
  'SecondarySchoolDiploma',
];

/**
 * AlignmentTargetType, extensible (Open Badges 3.0 §B.1.5, `targetType`).
 *
 * @example alignmentTargetTypes.includes('CFItem') // true
 */
export const alignmentTargetTypes: readonly string[] = [
  'ceasn:Competency',
  'ceterms:Credential',
  'CFItem',
  'CFRubric',
  'CFRubricCriterion',
  'CFRubricCriterionLevel',
  'CTDL',
];

/**
 * IdentifierTypeEnum, extensible (Open Badges 3.0 §B.1.11, `identifierType`).
 *
 * @example identifierTypes.includes('emailAddress') // true
 */
export const identifierTypes: readonly string[] = [
  'name',
  'sourcedId',
  'systemId',
  'productId',
  'userName',
  'accountId',
  'emailAddress',
  'nationalIdentityNumber',
  'isbn',
  'issn',
  'lisSourcedId',
  'oneRosterSourcedId',
  'sisSourcedId',
  'ltiContextId',
  'ltiDeploymentId',
  'ltiToolId',
  'ltiPlatformId',
  'ltiUserId',
  'identifier',
];

/**
 * ResultType, extensible (Open Badges 3.0 §B.1.17, `resultType`). @example resultTypes.includes('LetterGrade') // true
 */
export const resultTypes: readonly string[] = [
  'GradePointAverage',
  'LetterGrade',
  'Percent',
  'PerformanceLevel',
  'PredictedScore',
  'RawScore',
  'Result',
  'RubricCriterion',
  'RubricCriterionLevel',
  'RubricScore',
  'ScaledScore',
  'Status',
];

/**
 * ResultStatusType, closed (Open Badges 3.0 §B.1.16, `status`). @example resultStatuses.includes('Completed') // true
 */
export const resultStatuses = [
  'Completed',
  'Enrolled',
  'Failed',
  'InProgress',
  'OnHold',
  'Provisional',
  'Withdrew',
] as const;

/**
 * AssociationType of CLR 2.0, closed (CLR 2.0 Association). @example clrAssociationTypes.includes('precedes') // true
 */
export const clrAssociationTypes = [
  'exactMatchOf',
  'isChildOf',
  'isParentOf',
  'isPartOf',
  'isPeerOf',
  'isRelatedTo',
  'precedes',
  'replacedBy',
] as const;
