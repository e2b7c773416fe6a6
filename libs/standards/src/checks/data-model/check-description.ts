import { textRules } from './text-rules.js';

/** `description` of the credential and of its issuer (§4.6). */
export const descriptionRules = textRules('description');
