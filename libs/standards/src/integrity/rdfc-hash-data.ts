import type { Awaitable } from '../awaitable.js';
import { listOf, type JsonObject } from '../json-values.js';
import { canonicalize } from '../linked-data/canonicalize.js';
import { tryCanonicalize } from '../linked-data/fast-quads.js';
import { assertReadAsSigned } from '../linked-data/read-as-signed.js';
import { BoundedMap } from '../bounded-map.js';
import type { Curve } from '../keys/multikey.js';
import type { JsonDocument, ProofConfig } from './data-integrity-proof.js';
import { hashBoth, hashNameOf } from './digest.js';

/** Canonical configurations before and after their time. */
type Template = readonly [before: string, after: string];

/** The members of which a configuration with a template consists; others vary from proof to proof. */
const templated = new Set(['type', 'cryptosuite', 'created', 'verificationMethod', 'proofPurpose']);
const placeholder = '2000-01-01T00:00:00Z';
/** A configuration whose key is longer is worked out anew, for nobody must fill the memory with it. */
const maxKeyLength = 2000;
const templates = new BoundedMap<string, Template | null>(1000);

/**
 * What the RDFC suites sign (VC Data Integrity EdDSA 1.0 §3.2.3, §3.2.4): the canonical statements of the
 * configuration, in the contexts of the document, and those of the document. A configuration is one node, whose name is
 * the same by every hash. What reads otherwise than its statements say is refused, in the configuration as in the document.
 *
 * @throws StandardsError `STANDARDS_UNKNOWN_CONTEXT`, `STANDARDS_UNDEFINED_TERM`, `STANDARDS_LONE_SURROGATE`,
 *   `CONTEXT_MEMBER`, `CONTEXT_TYPE`, `CONTEXT_LIST`, `CONTEXT_RENAMES`
 * @example (await rdfcHashData(unsecured, proofConfig, 'P-384')).length // 96
 */
export function rdfcHashData(unsecured: JsonDocument, config: ProofConfig, curve: Curve): Awaitable<Buffer> {
  const configuration = canonicalConfig(unsecured['@context'], config);
  const ordinary = curve === 'P-384' ? undefined : tryCanonicalize(unsecured, true);
  return configuration !== undefined && ordinary !== undefined
    ? hashBoth(configuration, ordinary, curve)
    : unusualHashData(unsecured, config, curve, configuration, ordinary);
}

async function unusualHashData(
  unsecured: JsonDocument,
  config: ProofConfig,
  curve: Curve,
  configuration?: string,
  ordinary?: string,
): Promise<Buffer> {
  const statements = configuration ?? (await canonicalConfiguration(unsecured, config));
  return hashBoth(statements, ordinary ?? (await canonicalDocument(unsecured, curve)), curve);
}

/**
 * The statements of a document that an RDFC suite signs (VC Data Integrity EdDSA 1.0 §3.2.3, ECDSA 1.0 §3.2.3):
 * canonical N-Quads.
 *
 * @param curve that of the key: P-384 hashes with SHA-384 within the algorithm
 * @throws StandardsError as `rdfcHashData` does
 * @example await canonicalDocument(unsecured) // '<did:key:z6Mk…\n'
 */
export async function canonicalDocument(unsecured: object, curve: Curve = 'Ed25519'): Promise<string> {
  assertReadAsSigned(unsecured);
  return canonicalize(unsecured, hashNameOf(curve));
}

/**
 * The statements of a proof's configuration that an RDFC suite signs, in the contexts of the document.
 *
 * @throws StandardsError as `rdfcHashData` does
 * @example await canonicalConfiguration(unsecured, proofConfig) // '_:c14n0 <http://purl.org/dc/terms/created> …\n'
 */
export async function canonicalConfiguration(unsecured: JsonObject, config: ProofConfig): Promise<string> {
  const configuration = { ...config, '@context': unsecured['@context'] };
  assertReadAsSigned(configuration);
  return canonicalize(configuration);
}

/**
 * The canonical configuration, where it has a template. For one key, suite and context it is one node with one statement
 * a member, of which `created` alone varies, so its text is made once; `created` is a dateTimeStamp by now, which needs
 * no escape.
 */
function canonicalConfig(context: unknown, config: ProofConfig): string | undefined {
  const { created } = config;
  const key = typeof created === 'string' ? templateKey(context, config) : undefined;
  if (key === undefined || key.length > maxKeyLength) return undefined;
  const template = templates.get(key, () => templateOf(context, config));
  return template ? `${template[0]}${String(created)}${template[1]}` : undefined;
}

/** What the text around `created` depends on; undefined where there is more to it than texts in known places. */
function templateKey(context: unknown, config: ProofConfig): string | undefined {
  let key = '';
  for (const url of listOf(context)) {
    if (typeof url !== 'string') return undefined;
    key += `${url}\n`;
  }
  for (const name in config) {
    const value = config[name];
    if (!templated.has(name) || typeof value !== 'string') return undefined;
    if (name !== 'created') key += `\n${name} ${value.length} ${value}`;
  }
  return key;
}

/** The text around `created`; null where that is not certain: several nodes, or the time twice or not at all. */
function templateOf(context: unknown, config: ProofConfig): Template | null {
  const text = tryCanonicalize({ ...config, created: placeholder, '@context': context });
  const [before, after, ...more] = text?.split(placeholder) ?? [];
  const certain = more.length === 0 && !text?.includes('_:c14n1');
  return certain && before !== undefined && after !== undefined ? [before, after] : null;
}
