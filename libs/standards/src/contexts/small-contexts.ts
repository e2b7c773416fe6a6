/** Contexts of W3C that are one or a few terms long and that no package carries as published. */
const security = 'https://w3id.org/security#';
const aliases = { id: '@id', type: '@type' };
const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime';

/** What a key has in every form, and the two terms that are the key itself. */
const verificationMethod = (type: string, key: object) => ({
  '@id': security + type,
  '@context': {
    '@protected': true,
    ...aliases,
    controller: { '@id': `${security}controller`, '@type': '@id' },
    revoked: { '@id': `${security}revoked`, '@type': dateTime },
    expires: { '@id': `${security}expiration`, '@type': dateTime },
    ...key,
  },
});

/** Controlled Identifiers 1.0 §B.1.2: a key as a JWK. */
const jsonWebKey = verificationMethod('JsonWebKey', {
  publicKeyJwk: { '@id': `${security}publicKeyJwk`, '@type': '@json' },
  secretKeyJwk: { '@id': `${security}secretKeyJwk`, '@type': '@json' },
});

/** Controlled Identifiers 1.0 §B.1.2: a key in Multikey form. */
const multikey = verificationMethod('Multikey', {
  publicKeyMultibase: { '@id': `${security}publicKeyMultibase`, '@type': `${security}multibase` },
  secretKeyMultibase: { '@id': `${security}secretKeyMultibase`, '@type': `${security}multibase` },
});

const relationship = (term: string) => ({
  '@id': security + term,
  '@type': '@id',
  '@container': '@set',
});

/** Controlled Identifiers 1.0 §B.1.1: a controlled identifier document. */
const controlledIdentifier = {
  '@protected': true,
  ...aliases,
  alsoKnownAs: { '@id': 'https://www.w3.org/ns/activitystreams#alsoKnownAs', '@type': '@id' },
  assertionMethod: relationship('assertionMethod'),
  authentication: relationship('authenticationMethod'),
  capabilityDelegation: relationship('capabilityDelegationMethod'),
  capabilityInvocation: relationship('capabilityInvocationMethod'),
  controller: { '@id': `${security}controller`, '@type': '@id' },
  keyAgreement: relationship('keyAgreementMethod'),
  service: {
    '@id': 'https://www.w3.org/ns/did#service',
    '@type': '@id',
    '@context': {
      '@protected': true,
      ...aliases,
      serviceEndpoint: { '@id': 'https://www.w3.org/ns/did#serviceEndpoint', '@type': '@id' },
    },
  },
  verificationMethod: { '@id': `${security}verificationMethod`, '@type': '@id' },
  Multikey: multikey,
  JsonWebKey: jsonWebKey,
};

/** From the URL of a context to its content. @example smallContexts.has('https://w3id.org/security/jwk/v1') // true */
export const smallContexts: ReadonlyMap<string, object> = new Map<string, object>([
  [
    'https://www.w3.org/ns/credentials/examples/v2',
    { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } },
  ],
  ['https://www.w3.org/ns/cid/v1', { '@context': controlledIdentifier }],
  [
    'https://w3id.org/security/jwk/v1',
    { '@context': { ...aliases, '@protected': true, JsonWebKey: jsonWebKey } },
  ],
]);
