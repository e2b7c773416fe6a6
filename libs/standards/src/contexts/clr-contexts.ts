/**
 * The JSON-LD contexts of the Comprehensive Learner Record 2.0, which no package carries: the terms of its classes
 * ClrCredential, ClrSubject and Association (CLR 2.0), mapped as 1EdTech's published contexts map them.
 */
const clr = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#';
const aliases = { id: '@id', type: '@type' };

/** The published contexts leave `xsd` undefined, so that these datatypes are the literal IRIs `xsd:…`. */
const association = {
  '@id': `${clr}Association`,
  '@context': {
    associationType: { '@id': `${clr}AssociationType` },
    sourceId: { '@id': `${clr}sourceId`, '@type': 'xsd:anyURI' },
    targetId: { '@id': `${clr}targetId`, '@type': 'xsd:anyURI' },
  },
};

function setOf(term: string, type: string): object {
  return { '@id': clr + term, '@type': type, '@container': '@set' };
}

function clrContext(openBadges: string, credentialTerms: object, subjectTerms: object): object {
  return {
    '@context': {
      ...aliases,
      ClrCredential: { '@id': `${clr}ClrCredential`, '@context': { ...aliases, ...credentialTerms } },
      ClrSubject: {
        '@id': `${clr}ClrSubject`,
        '@context': {
          ...aliases,
          cred: 'https://www.w3.org/2018/credentials#',
          obi: openBadges,
          achievement: setOf('achievement', 'obi:Achievement'),
          association: setOf('association', `${clr}Association`),
          verifiableCredential: setOf('verifiableCredential', 'cred:verifiableCredential'),
          ...subjectTerms,
        },
      },
      Association: association,
    },
  };
}

/**
 * From the URL of a CLR 2.0 context to its content.
 *
 * @example clrContexts.has('https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json') // true
 */
export const clrContexts: ReadonlyMap<string, object> = new Map([
  [
    'https://purl.imsglobal.org/spec/clr/v2p0/context.json',
    clrContext('https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#', {}, {}),
  ],
  [
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    clrContext(
      'https://purl.imsglobal.org/spec/vc/ob/vocab.html#',
      { partial: { '@id': `${clr}partial`, '@type': 'xsd:boolean' } },
      { identifier: setOf('identifier-1', 'obi:Identifier') },
    ),
  ],
]);
