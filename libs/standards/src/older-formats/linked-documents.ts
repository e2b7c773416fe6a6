import { listOf, type JsonObject } from '../json-values.js';
import { readJsonObject } from '../credentials/read-json-object.js';
import { StandardsError } from '../standards-error.js';
import { textOf } from '../text-of.js';
import { normalized } from './normalized.js';

const maxCharacters = 5_000_000;
const maxDocuments = 300;

/**
 * What an address answered: the status of HTTP (RFC 9110 §15), and the text of the body.
 *
 * @example
 * const fetched: FetchedDocument = await olderPorts.fetchDocument('https://academy.example/issuer');
 * fetched.status // 200
 */
export interface FetchedDocument {
  readonly status: number;
  readonly text: string;
}

/**
 * Fetches a document of an issuer (Open Badges 2.0, Hosted Verification). It answers for the address itself: a redirect
 * to another origin is for the caller to refuse, as are addresses within the own network. Throws when nothing answers.
 *
 * @example
 * const fetchDocument: FetchDocument = async () => ({ status: 410, text: '' });
 * (await readOpenBadges2(JSON.stringify(assertion), { ...olderPorts, fetchDocument })).outcome // 'refused'
 */
export type FetchDocument = (url: string) => Promise<FetchedDocument>;

/** The documents that one reading asks for, each fetched once. */
export interface LinkedDocuments {
  /**
   * The object of an address; one with a fragment may stand within the document.
   *
   * @throws StandardsError `DOCUMENT_UNREACHABLE`, `DOCUMENT_GONE` (status 410), `DOCUMENT_MALFORMED`,
   * `DOCUMENT_OTHER` for one that gives itself another `id`, `DOCUMENT_LIMIT`
   */
  read(id: string): Promise<JsonObject>;
  /** The body that came, whatever the status, where it is one JSON object. */
  body(id: string): Promise<JsonObject | undefined>;
}

/** Whether an identifier is an address that can be asked. @example isAddress('urn:uuid:1') // false */
export function isAddress(id: unknown): id is string {
  return typeof id === 'string' && /^https?:\/\/\S+$/i.test(id) && URL.canParse(id);
}

/**
 * The documents of one reading, through the caller's port.
 *
 * @example
 * const { read } = linkedDocuments(olderPorts.fetchDocument);
 * (await read('https://academy.example/issuer'))['name'] // 'Harbour Academy'
 */
export function linkedDocuments(fetchDocument: FetchDocument): LinkedDocuments {
  const answers = new Map<string, Promise<FetchedDocument>>();
  const answerOf = (id: string): Promise<FetchedDocument> => {
    const [url = id] = id.split('#', 1);
    const known = answers.get(url);
    if (known) return known;
    if (answers.size >= maxDocuments)
      throw new StandardsError('DOCUMENT_LIMIT', `More than ${maxDocuments} documents are not fetched.`);
    const answer = fetched(url, fetchDocument);
    answers.set(url, answer);
    return answer;
  };
  return {
    async read(id) {
      if (!isAddress(id)) throw unreachable(id, 'it is no address');
      const { status, text } = await answerOf(id);
      if (status === 410) throw new StandardsError('DOCUMENT_GONE', `${id} answers that it is gone.`);
      if (status !== 200) throw unreachable(id, `it answers ${textOf(status)}`);
      return withId(parsed(text, id), id);
    },
    async body(id) {
      try {
        return parsed((await answerOf(id)).text, id);
      } catch (error) {
        if (error instanceof StandardsError) return undefined;
        throw error;
      }
    },
  };
}

async function fetched(url: string, fetchDocument: FetchDocument): Promise<FetchedDocument> {
  let answer: FetchedDocument;
  try {
    answer = await fetchDocument(url);
  } catch (error) {
    throw unreachable(url, error instanceof Error ? error.message : 'nothing answers');
  }
  // The port is the caller's, and may answer anything.
  if (typeof answer?.text === 'string') return answer;
  throw unreachable(url, 'the answer has no text');
}

function parsed(text: string, id: string): JsonObject {
  if (text.length > maxCharacters)
    throw new StandardsError('DOCUMENT_MALFORMED', `${id} has more than ${maxCharacters} characters.`);
  try {
    return normalized(readJsonObject(text, id));
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    throw new StandardsError('DOCUMENT_MALFORMED', `${id} is not one JSON object [${error.code}].`);
  }
}

/** The object with an identifier: the document, or a key that it carries under a fragment of its address. */
function withId(document: JsonObject, id: string): JsonObject {
  const within = id.includes('#') ? listOf(document['publicKey']) : [];
  const found = [document, ...within].find((each) => (Object(each) as JsonObject)['id'] === id);
  if (found) return found as JsonObject;
  throw new StandardsError('DOCUMENT_OTHER', `The document at ${id} has another id.`);
}

const unreachable = (id: string, why: string) =>
  new StandardsError('DOCUMENT_UNREACHABLE', `${id} cannot be had: ${why}.`);
