import { withoutUrl } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** renderMethod has an identifier that is one URL. It may have none. */
export const checkRenderMethodIdNotUrl: Rule = {
  name: 'render-method-id-not-url',
  code: 'RENDER_METHOD_ID_NOT_URL',
  severity: 'error',
  sentence: 'renderMethod has an identifier that is one URL.',
  clause: 'VC Data Model 2.0 §5.10',
  find: withoutUrl('renderMethod'),
};
