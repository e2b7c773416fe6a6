import { textRules } from './text-rules.js';

/** `name` of the credential and of its issuer (§4.6). */
export const nameRules = textRules('name');
