import { pointerStep } from '../json-pointer.js';
import { isObject, type JsonObject } from '../json-values.js';

/** A value of a document, and the JSON Pointer (RFC 6901) to it. */
export interface Place {
  readonly value: unknown;
  readonly pointer: string;
}

/** A place of an index, whose pointer is written when it is asked for: of most places nothing is told. */
class IndexedPlace implements Place {
  constructor(
    readonly value: unknown,
    /** Its turn among all places of the document. */
    readonly turn: number,
    private readonly above: IndexedPlace | undefined,
    private readonly member: string,
    /** Its place in a list; below 0 where the value stands alone. */
    private readonly item: number,
  ) {}

  get pointer(): string {
    const { above, member, item } = this;
    return `${above?.pointer ?? ''}${pointerStep(member)}${item < 0 ? '' : `/${item}`}`;
  }
}

type PlaceIndex = ReadonlyMap<string, readonly IndexedPlace[]>;

/** Each of them is checked by itself, or holds no data of the credential. */
const nested = new Set(['verifiableCredential', 'endorsement', 'proof', '@context']);

/** The indexes of the run of rules that is under way; a document may change between two runs, and not within one. */
let current: Map<JsonObject, PlaceIndex> | undefined;

/**
 * Runs rules that look a document through by `everywhere`: it is walked once for all of them.
 *
 * @example withPlaces(() => everywhere(credential, ['alignment']).length) // 1
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
 * @example everywhere(credential, ['alignment']).length // 1
 */
export function everywhere(document: JsonObject, members: readonly string[]): readonly Place[] {
  const index = current?.get(document) ?? indexOf(document);
  current?.set(document, index);
  const found = members.map((member) => index.get(member) ?? []).filter((places) => places.length > 0);
  if (found.length < 2) return found[0] ?? [];
  return found.flat().sort((one, other) => one.turn - other.turn);
}

function indexOf(document: JsonObject): PlaceIndex {
  const index = new Map<string, IndexedPlace[]>();
  let turn = 0;
  const add = (above: IndexedPlace | undefined, member: string, value: unknown, item: number) => {
    const place = new IndexedPlace(value, turn++, above, member, item);
    const known = index.get(member);
    if (known) known.push(place);
    else index.set(member, [place]);
    if (isObject(value) && !nested.has(member)) walk(value, place);
  };
  const walk = (object: JsonObject, above: IndexedPlace | undefined) => {
    for (const member of Object.keys(object)) {
      const value = object[member];
      if (!Array.isArray(value)) add(above, member, value, -1);
      else for (let item = 0; item < value.length; item += 1) add(above, member, value[item], item);
    }
  };
  walk(document, undefined);
  return index;
}
