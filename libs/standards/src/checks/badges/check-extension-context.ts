import { extensionTypes, openBadgesExtensions } from '../../credentials/credential-contexts.js';
import { textOf } from '../../text-of.js';
import type { Rule } from '../rule.js';
import { objectsAt } from './places.js';
import { listOf } from '../../json-values.js';

/** The types of 1EdTech's extensions are defined by the context extensions.json: without it they are not signed. */
export const checkExtensionContext: Rule = {
  name: 'ob-extension-context',
  code: 'OB_EXTENSION_CONTEXT',
  severity: 'error',
  sentence:
    "The types of 1EdTech's extensions are defined by the context extensions.json: without it they are not signed.",
  clause: 'Open Badges 3.0 §11, §C',
  *find(credential) {
    if (listOf(credential['@context']).includes(openBadgesExtensions)) return;
    for (const member of ['credentialSchema', 'credentialStatus', 'refreshService']) {
      for (const { object, pointer } of objectsAt(credential, [member])) {
        const types = listOf(object['type']);
        if (types.some((type) => extensionTypes.includes(textOf(type)))) yield { pointer: `${pointer}/type` };
      }
    }
  },
};
