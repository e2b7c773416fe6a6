import { isObject, type JsonObject } from './data-model/values.js';

/** A value of a document, and the JSON Pointer (RFC 6901) to it. */
export interface Place {
  readonly value: unknown;
  readonly pointer: string;
}

/** A place, and its turn among all those of the document. */
interface Numbered extends Place {
  readonly turn: number;
}

type PlaceIndex = ReadonlyMap<string, readonly Numbered[]>;

/** Each of them is checked by itself, or holds no data of the credential. */
const nested = new Set(['verifiableCredential', 'endorsement', 'proof', '@context']);

/** The indexes of the run of rules that is under way; a document may change between two runs, and not within one. */
let current: Map<JsonObject, PlaceIndex> | undefined;

/**
 * Runs rules that look a document through by `everywhere`: it is walked once for all of them.
 *
 * @example withPlaces(() => [...everywhere(credential, ['image'])].length)
 */
export function withPlaces<TResult>(run: () => TResult): TResult {
  const outer = current;
  current = new Map();
  try {
    return run();
  } finally {
    current = outer;
  }
}

/**
 * Every value of the document at any depth that stands in a member of a name, those of nested credentials excepted:
 * each of them is checked by itself.
 *
 * @returns in the order of the document
 * @example [...everywhere(credential, ['alignment'])]
 */
export function everywhere(document: JsonObject, members: readonly string[]): readonly Place[] {
  const index = current?.get(document) ?? indexOf(document);
  current?.set(document, index);
  const found = members.map((member) => index.get(member) ?? []).filter((places) => places.length > 0);
  if (found.length < 2) return found[0] ?? [];
  return found.flat().sort((one, other) => one.turn - other.turn);
}

function indexOf(document: JsonObject): PlaceIndex {
  const index = new Map<string, Numbered[]>();
  let turn = 0;
  const add = (member: string, value: unknown, pointer: string) => {
    const place = { value, pointer, turn: turn++ };
    const known = index.get(member);
    if (known) known.push(place);
    else index.set(member, [place]);
    if (isObject(value) && !nested.has(member)) walk(value, pointer);
  };
  const walk = (object: JsonObject, pointer: string) => {
    for (const member of Object.keys(object)) {
      const value = object[member];
      const at = `${pointer}/${/[~/]/.test(member) ? escaped(member) : member}`;
      if (!Array.isArray(value)) add(member, value, at);
      else for (let item = 0; item < value.length; item += 1) add(member, value[item], `${at}/${item}`);
    }
  };
  walk(document, '');
  return index;
}

const escaped = (member: string) => member.replaceAll('~', '~0').replaceAll('/', '~1');
