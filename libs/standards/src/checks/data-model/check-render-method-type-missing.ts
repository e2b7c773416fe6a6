import { withoutType } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** renderMethod names its type. */
export const checkRenderMethodTypeMissing: Rule = {
  name: 'render-method-type-missing',
  code: 'RENDER_METHOD_TYPE_MISSING',
  severity: 'error',
  sentence: 'renderMethod names its type.',
  clause: 'VC Data Model 2.0 §5.10',
  find: withoutType('renderMethod'),
};
