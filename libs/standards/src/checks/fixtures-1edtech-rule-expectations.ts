/** What the rules of Open Badges 3.0 and CLR 2.0 find in examples of 1EdTech and JFF: errors and warnings, by code. */
type Findings = readonly [errors: string, warnings: string];

/** A missing achievementType apart. An example that stands nowhere here breaks none: its fault is in proof or status. */
export const ruleFindings: Readonly<Record<string, Findings>> = {
  '1edtech-validator/clr20/simple-noproof.json': ['CLR_CONTEXT OB_EXTENSION_CONTEXT', 'OB_CONTEXT_VERSION'],
  '1edtech-validator/clr20/simple.jwt': ['CLR_CONTEXT OB_EXTENSION_CONTEXT', 'OB_CONTEXT_VERSION'],
  '1edtech-validator/clr20/simple_v1.json': ['', 'OB_CONTEXT_VERSION'],
  '1edtech-validator/ob30/complete_v1.json': [
    'OB_EXTENSION_CONTEXT OB_SUBJECT_IDENTIFIER OB_ENDORSEMENT',
    'OB_CONTEXT_VERSION',
  ],
  '1edtech-validator/ob30/credential-status-revoked.json': ['', 'OB_CONTEXT_VERSION'],
  '1edtech-validator/ob30/simple-context-version.json': ['', 'OB_CONTEXT_VERSION'],
  '1edtech-validator/ob30/simple-did-key-method.json': ['', 'OB_PROOF_CONTROLLER'],
  '1edtech-validator/ob30/simple-err-context.json': [
    'OB_CONTEXT OB_CREDENTIAL_SUBJECT OB_DATES',
    'OB_PROOF_CONTROLLER',
  ],
  '1edtech-validator/ob30/simple-err-credential-subject-achievement-result-description-type.json': [
    'OB_RESULT_DESCRIPTION',
    '',
  ],
  '1edtech-validator/ob30/simple-err-credential-subject-identifier-type.json': ['OB_SUBJECT_IDENTIFIER', ''],
  '1edtech-validator/ob30/simple-err-credential-subject-type.json': ['OB_CREDENTIAL_SUBJECT', ''],
  '1edtech-validator/ob30/simple-err-issuer-otheridentifier-type.json': ['OB_OTHER_IDENTIFIER', ''],
  '1edtech-validator/ob30/simple-err-issuer-type.json': ['OB_ISSUER', ''],
  '1edtech-validator/ob30/simple-err-issuer.json': ['OB_CREDENTIAL_SUBJECT OB_ISSUER', 'OB_PROOF_CONTROLLER'],
  '1edtech-validator/ob30/simple-err-proof-method-no-scheme.json': ['', 'OB_PROOF_CONTROLLER'],
  '1edtech-validator/ob30/simple-err-proof-method-unknown-did-method.json': ['', 'OB_PROOF_CONTROLLER'],
  '1edtech-validator/ob30/simple-err-type.json': ['OB_TYPE OB_CREDENTIAL_SUBJECT', ''],
  '1edtech-validator/ob30/simple-multiple-proofs.json': ['', 'OB_PROOF_SUITE'],
  '1edtech-validator/ob30/simple-noproof.json': ['OB_CREDENTIAL_SUBJECT', 'OB_CONTEXT_VERSION'],
  '1edtech-validator/ob30/simple.jwt': ['OB_CONTEXT OB_CREDENTIAL_SUBJECT', 'OB_CONTEXT_VERSION'],
  '1edtech-validator/ob30/simple-jwt_v1.svg': ['', 'OB_CONTEXT_VERSION'],
  '1edtech-validator/ob30/simple_v1.json': ['', 'OB_CONTEXT_VERSION'],
  'jff-plugfest/plugfest-1-2022_plugfest-1-ex-1.json': [
    'OB_CONTEXT OB_ID OB_IMAGE OB_ACHIEVEMENT',
    'OB_CONTEXT_VERSION OB_PROOF_SUITE',
  ],
  'jff-plugfest/plugfest-1-2022_plugfest-1-ex-2.json': [
    'OB_CONTEXT OB_ID OB_IMAGE OB_ACHIEVEMENT',
    'OB_CONTEXT_VERSION OB_PROOF_SUITE',
  ],
  'jff-plugfest/plugfest-2-2022_signed_badge_example-p2.json': ['', 'OB_CONTEXT_VERSION'],
  'jff-plugfest/plugfest-2-2022_unsigned-badge-example-p2-embedded-image.json': ['', 'OB_CONTEXT_VERSION'],
  'jff-plugfest/plugfest-2-2022_unsigned-badge-example-p2-issuer-logo-url.json': [
    'OB_IMAGE',
    'OB_CONTEXT_VERSION',
  ],
  'jff-plugfest/plugfest-2-2022_unsigned-badge-example-p2.json': ['', 'OB_CONTEXT_VERSION'],
  'jff-plugfest/plugfest-3-2023_signed_badge_example-p3.json': ['', 'OB_CONTEXT_VERSION OB_PROOF_SUITE'],
  'jff-plugfest/plugfest-3-2023_unsigned-badge-example-p3-issuer-logo-url.json': [
    'OB_IMAGE',
    'OB_CONTEXT_VERSION',
  ],
  'jff-plugfest/plugfest-3-2023_unsigned-badge-example-p3.json': ['', 'OB_CONTEXT_VERSION'],
};
