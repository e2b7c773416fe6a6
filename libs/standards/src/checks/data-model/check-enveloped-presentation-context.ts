import { credentialsV2 } from '../../contexts/pinned-contexts.js';
import { otherContext } from './envelope.js';
import type { Rule } from '../rule.js';

/** An enveloped presentation has the context of data model 2.0. */
export const checkEnvelopedPresentationContext: Rule = {
  name: 'enveloped-presentation-context',
  code: 'ENVELOPED_PRESENTATION_CONTEXT',
  severity: 'error',
  sentence: `An envelope has the context ${credentialsV2}.`,
  clause: 'VC Data Model 2.0 §4.13.2',
  find: otherContext,
};
