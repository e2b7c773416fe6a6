import { credentialsV2 } from '../../contexts/pinned-contexts.js';
import { otherContext } from './envelope.js';
import type { Rule } from '../rule.js';

/** An enveloped credential has the context of data model 2.0. */
export const checkEnvelopedCredentialContext: Rule = {
  name: 'enveloped-credential-context',
  code: 'ENVELOPED_CREDENTIAL_CONTEXT',
  severity: 'error',
  sentence: `An envelope has the context ${credentialsV2}.`,
  clause: 'VC Data Model 2.0 §4.13.1',
  find: otherContext,
};
