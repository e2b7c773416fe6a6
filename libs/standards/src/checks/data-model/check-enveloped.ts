import type { Rule } from '../rule.js';
import { typesOf } from '../../member-values.js';
import { listOf } from '../../json-values.js';

const contextUrl = 'https://www.w3.org/ns/credentials/v2';

function envelopeRules(name: string, clause: string, type?: string): readonly Rule[] {
  const prefix = name.replaceAll('-', '_').toUpperCase();
  const rule = (suffix: string, sentence: string, find: Rule['find']): Rule => ({
    name: `${name}-${suffix}`,
    code: `${prefix}_${suffix.toUpperCase()}`,
    severity: 'error',
    sentence,
    clause,
    find,
  });
  return [
    rule('context', `An envelope has the context ${contextUrl}.`, function* (envelope) {
      if (listOf(envelope['@context'])[0] !== contextUrl) yield { pointer: '/@context' };
    }),
    ...(type === undefined
      ? []
      : [
          rule('type', `An envelope has the type ${type}.`, function* (envelope) {
            if (!typesOf(envelope).includes(type)) yield { pointer: '/type' };
          }),
        ]),
    rule('id', "An envelope's identifier is a data: URL of what was secured.", function* ({ id }) {
      if (typeof id !== 'string' || !/^data:[\w.+-]+\/[\w.+-]+(?:;[^,\s]*)?,\S+$/.test(id))
        yield { pointer: '/id' };
    }),
  ];
}

/** An enveloped credential, which is known by its identifier too: context, type, and a `data:` URL as identifier (§4.13.1). */
export const envelopedCredentialRules = envelopeRules(
  'enveloped-credential',
  'VC Data Model 2.0 §4.13.1',
  'EnvelopedVerifiableCredential',
);

/** An enveloped presentation (§4.13.2); its type is what these rules are chosen by. */
export const envelopedPresentationRules = envelopeRules(
  'enveloped-presentation',
  'VC Data Model 2.0 §4.13.2',
);
