import { notObjects } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** renderMethod is one object or a list of them, not empty. It is a reserved extension point. */
export const checkRenderMethodNotObject: Rule = {
  name: 'render-method-not-object',
  code: 'RENDER_METHOD_NOT_OBJECT',
  severity: 'error',
  sentence: 'renderMethod is one object or a list of them, not empty.',
  clause: 'VC Data Model 2.0 §5.10',
  find: notObjects('renderMethod'),
};
