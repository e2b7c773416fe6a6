import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseCredential } from '../../credentials/parse-credential.js';
import { clrRules } from '../clr/rules.js';
import { runRules } from '../rule.js';
import { badgeRules, endorsementRules } from './rules.js';

const folder = join(process.cwd(), '../shared/data/credentials/examples');
const present = existsSync(folder) ? describe : describe.skip;

/** File, errors, warnings (a missing achievementType apart). Those whose fault is in proof or status have no error here. */
const table: readonly (readonly [file: string, errors: string, warnings: string])[] = [
  ['1edtech-validator/clr20/simple-noproof.json', 'CLR_CONTEXT OB_EXTENSION_CONTEXT', 'OB_CONTEXT_VERSION'],
  ['1edtech-validator/clr20/simple.json', '', ''],
  ['1edtech-validator/clr20/simple.jwt', 'CLR_CONTEXT OB_EXTENSION_CONTEXT', 'OB_CONTEXT_VERSION'],
  ['1edtech-validator/clr20/simple_v1.json', '', 'OB_CONTEXT_VERSION'],
  ['1edtech-validator/ob30/bit-string-list/credential-status-revoked-blank-nodes.json', '', ''],
  ['1edtech-validator/ob30/bit-string-list/credential-status-revoked.json', '', ''],
  [
    '1edtech-validator/ob30/complete_v1.json',
    'OB_EXTENSION_CONTEXT OB_SUBJECT_IDENTIFIER OB_ENDORSEMENT',
    'OB_CONTEXT_VERSION',
  ],
  ['1edtech-validator/ob30/credential-status-revoked.json', '', 'OB_CONTEXT_VERSION'],
  ['1edtech-validator/ob30/endorsement-valid.json', '', ''],
  ['1edtech-validator/ob30/sd/derivedcredential.json', '', ''],
  ['1edtech-validator/ob30/simple-context-version.json', '', 'OB_CONTEXT_VERSION'],
  ['1edtech-validator/ob30/simple-did-key-method.json', '', 'OB_PROOF_CONTROLLER'],
  ['1edtech-validator/ob30/simple-did-web-method.json', '', ''],
  [
    '1edtech-validator/ob30/simple-err-context.json',
    'OB_CONTEXT OB_CREDENTIAL_SUBJECT OB_DATES',
    'OB_PROOF_CONTROLLER',
  ],
  [
    '1edtech-validator/ob30/simple-err-credential-subject-achievement-result-description-type.json',
    'OB_RESULT_DESCRIPTION',
    '',
  ],
  ['1edtech-validator/ob30/simple-err-credential-subject-identifier-type.json', 'OB_SUBJECT_IDENTIFIER', ''],
  ['1edtech-validator/ob30/simple-err-credential-subject-type.json', 'OB_CREDENTIAL_SUBJECT', ''],
  ['1edtech-validator/ob30/simple-err-expired.json', '', ''],
  ['1edtech-validator/ob30/simple-err-issuer-otheridentifier-type.json', 'OB_OTHER_IDENTIFIER', ''],
  ['1edtech-validator/ob30/simple-err-issuer-type.json', 'OB_ISSUER', ''],
  ['1edtech-validator/ob30/simple-err-issuer.json', 'OB_CREDENTIAL_SUBJECT OB_ISSUER', 'OB_PROOF_CONTROLLER'],
  ['1edtech-validator/ob30/simple-err-proof-method-no-scheme.json', '', 'OB_PROOF_CONTROLLER'],
  ['1edtech-validator/ob30/simple-err-proof-method-unknown-did-method.json', '', 'OB_PROOF_CONTROLLER'],
  ['1edtech-validator/ob30/simple-err-proof-method.json', '', ''],
  ['1edtech-validator/ob30/simple-err-proof-value.json', '', ''],
  ['1edtech-validator/ob30/simple-err-type.json', 'OB_TYPE OB_CREDENTIAL_SUBJECT', ''],
  ['1edtech-validator/ob30/simple-multiple-proofs.json', '', 'OB_PROOF_SUITE'],
  ['1edtech-validator/ob30/simple-noproof.json', 'OB_CREDENTIAL_SUBJECT', 'OB_CONTEXT_VERSION'],
  ['1edtech-validator/ob30/simple.1ob', '', ''],
  ['1edtech-validator/ob30/simple.json', '', ''],
  ['1edtech-validator/ob30/simple.jwt', 'OB_CONTEXT OB_CREDENTIAL_SUBJECT', 'OB_CONTEXT_VERSION'],
  ['1edtech-validator/ob30/simple_v1.json', '', 'OB_CONTEXT_VERSION'],
  [
    'jff-plugfest/plugfest-1-2022_plugfest-1-ex-1.json',
    'OB_CONTEXT OB_ID OB_IMAGE OB_ACHIEVEMENT',
    'OB_CONTEXT_VERSION OB_PROOF_SUITE',
  ],
  [
    'jff-plugfest/plugfest-1-2022_plugfest-1-ex-2.json',
    'OB_CONTEXT OB_ID OB_IMAGE OB_ACHIEVEMENT',
    'OB_CONTEXT_VERSION OB_PROOF_SUITE',
  ],
  ['jff-plugfest/plugfest-2-2022_signed_badge_example-p2.json', '', 'OB_CONTEXT_VERSION'],
  ['jff-plugfest/plugfest-2-2022_unsigned-badge-example-p2-embedded-image.json', '', 'OB_CONTEXT_VERSION'],
  [
    'jff-plugfest/plugfest-2-2022_unsigned-badge-example-p2-issuer-logo-url.json',
    'OB_IMAGE',
    'OB_CONTEXT_VERSION',
  ],
  ['jff-plugfest/plugfest-2-2022_unsigned-badge-example-p2.json', '', 'OB_CONTEXT_VERSION'],
  ['jff-plugfest/plugfest-3-2023_signed_badge_example-p3.json', '', 'OB_CONTEXT_VERSION OB_PROOF_SUITE'],
  [
    'jff-plugfest/plugfest-3-2023_unsigned-badge-example-p3-issuer-logo-url.json',
    'OB_IMAGE',
    'OB_CONTEXT_VERSION',
  ],
  ['jff-plugfest/plugfest-3-2023_unsigned-badge-example-p3.json', '', 'OB_CONTEXT_VERSION'],
];

function codesOf(file: string): { errors: string; warnings: string } {
  const rules = file.includes('clr20')
    ? clrRules
    : file.includes('endorsement')
      ? endorsementRules
      : badgeRules;
  const { credential } = parseCredential(readFileSync(join(folder, file), 'utf8'));
  const findings = runRules(rules, credential);
  const codes = (severity: 'error' | 'warning') => [
    ...new Set(findings.filter((each) => each.severity === severity).map(({ code }) => code)),
  ];
  const warnings = codes('warning').filter((code) => code !== 'OB_ACHIEVEMENT_TYPE_MISSING');
  return { errors: codes('error').join(' '), warnings: warnings.join(' ') };
}

// Skipped where ../shared is absent.
present('examples of 1EdTech and JFF', () => {
  it.each(table)('%s breaks the rules [%s]', (file, errors, warnings) => {
    expect(codesOf(file)).toEqual({ errors, warnings });
  });
});
