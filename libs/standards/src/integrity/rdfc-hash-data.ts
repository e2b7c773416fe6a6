import { canonicalize } from '../linked-data/canonicalize.js';
import { BoundedMap } from '../keys/bounded-map.js';
import type { Curve } from '../keys/multikey.js';
import type { JsonDocument, ProofConfig } from './data-integrity-proof.js';
import { canonicalizeSha384 } from './canonicalize-sha384.js';
import { hashBoth } from './digest.js';

/** Canonical configurations before and after their time. */
type Template = readonly [before: string, after: string];

/** The members of which a configuration with a template consists; others vary from proof to proof. */
const templated = new Set(['type', 'cryptosuite', 'created', 'verificationMethod', 'proofPurpose']);
const placeholder = '2000-01-01T00:00:00Z';
/** A configuration whose key is longer is worked out anew, for nobody must fill the memory with it. */
const maxKeyLength = 2000;
const templates = new BoundedMap<string, Promise<Template | undefined>>(1000);

/**
 * What the RDFC suites sign (VC Data Integrity EdDSA 1.0 §3.2.3, §3.2.4): the canonical statements of the
 * configuration, in the contexts of the document, and those of the document. A configuration is one node, whose name is
 * the same by every hash.
 *
 * @throws StandardsError `STANDARDS_UNKNOWN_CONTEXT`, `STANDARDS_UNDEFINED_TERM`
 * @example await rdfcHashData(unsecured, config, 'P-384') // 96 bytes
 */
export async function rdfcHashData(
  unsecured: JsonDocument,
  config: ProofConfig,
  curve: Curve,
): Promise<Buffer> {
  const configuration = await canonicalConfig(unsecured['@context'], config);
  const canonical = curve === 'P-384' ? canonicalizeSha384 : canonicalize;
  return hashBoth(configuration, await canonical(unsecured), curve);
}

/**
 * The canonical configuration. For one key, suite and context it is one node with one statement a member, of which
 * `created` alone varies, so its text is made once; `created` is a dateTimeStamp by now, which needs no escape.
 */
async function canonicalConfig(context: unknown, config: ProofConfig): Promise<string> {
  const { created, ...others } = config;
  const flat = typeof created === 'string' && Object.keys(config).every((name) => templated.has(name));
  const key = flat ? JSON.stringify([context, others]) : '';
  if (flat && key.length <= maxKeyLength) {
    const template = await templates.get(key, () => templateOf(context, others));
    if (template) return template[0] + created + template[1];
  }
  return canonicalize({ ...config, '@context': context });
}

/** The text around `created`; undefined where that is not certain: several nodes, or the time twice or not at all. */
async function templateOf(context: unknown, others: ProofConfig): Promise<Template | undefined> {
  const text = await canonicalize({ ...others, created: placeholder, '@context': context });
  const [before, after, ...more] = text.split(placeholder);
  const certain = more.length === 0 && !text.includes('_:c14n1');
  return certain && before !== undefined && after !== undefined ? [before, after] : undefined;
}
