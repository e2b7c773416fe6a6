import { notSecuredData } from './envelope.js';
import type { Rule } from '../rule.js';

/** The identifier of an enveloped presentation is a data: URL of what was secured. */
export const checkEnvelopedPresentationId: Rule = {
  name: 'enveloped-presentation-id',
  code: 'ENVELOPED_PRESENTATION_ID',
  severity: 'error',
  sentence: "An envelope's identifier is a data: URL of what was secured.",
  clause: 'VC Data Model 2.0 §4.13.2',
  find: notSecuredData,
};
