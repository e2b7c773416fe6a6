import type { JsonObject } from '../json-values.js';

const citizenshipUrl = 'https://w3id.org/citizenship/v4rc1';
const schema = 'https://schema.org/';
const own = 'https://w3id.org/citizenship#';
const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime';

const under = (base: string, names: string) =>
  Object.fromEntries(names.split(' ').map((name) => [name, `${base}${name}`]));

/** The citizenship vocabulary of W3C's vectors is in no registry; these terms give the statements that the vectors list. */
const citizenshipTerms = {
  ...under(schema, 'Person additionalName familyName gender givenName identifier'),
  ...under(own, 'EmployablePerson EmploymentAuthorizationDocument EmploymentAuthorizationDocumentCredential'),
  ...under(own, 'PermanentResident PermanentResidentCard PermanentResidentCardCredential birthCountry'),
  ...under(own, 'commuterClassification employmentAuthorizationDocument permanentResidentCard'),
  ...under(own, 'lprCategory lprNumber'),
  image: { '@id': `${schema}image`, '@type': '@id' },
  birthDate: { '@id': `${schema}birthDate`, '@type': dateTime },
  residentSince: { '@id': `${own}residentSince`, '@type': dateTime },
};

/**
 * A document of the vectors with the terms themselves where it names the vocabulary, which nobody pinned.
 *
 * @example withCitizenshipTerms({ '@context': ['https://w3id.org/citizenship/v4rc1'] })
 */
export function withCitizenshipTerms<TDocument extends JsonObject>(document: TDocument): TDocument {
  const contexts = [document['@context']]
    .flat()
    .map((each) => (each === citizenshipUrl ? citizenshipTerms : each));
  return { ...document, '@context': contexts };
}
