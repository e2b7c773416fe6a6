import { credentialsV2, isPinnedContext } from '../contexts/pinned-contexts.js';
import { fail, pass, warn, type Check } from './check.js';

const name = 'context';
const credentialsV1 = 'https://www.w3.org/2018/credentials/v1';

/** Every context is one that is pinned here, the data model's first (VC Data Model 2.0 §4.3). */
export const checkContext: Check = async ({ credential }) => {
  const contexts = [credential['@context']].flat();
  const unknown = contexts.find((context) => typeof context !== 'string' || !isPinnedContext(context));
  if (unknown !== undefined) {
    const label = typeof unknown === 'string' ? unknown : 'an inline context';
    return fail(name, 'CONTEXT_UNKNOWN', `The credential uses ${label}, which is not pinned here.`);
  }
  if (contexts[0] === credentialsV1)
    return warn(name, 'CONTEXT_VERSION_1', 'The credential is of data model 1.1.');
  if (contexts[0] !== credentialsV2)
    return fail(name, 'CONTEXT_ORDER', `The first context is not ${credentialsV2}.`);
  return pass(name, 'Every term is defined by a context that is pinned here.');
};
