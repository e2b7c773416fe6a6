import { StandardsError } from '../standards-error.js';

/**
 * What a picture carries: an Open Badges 3.0 credential, a CLR 2.0, or an Open Badges 2.0 assertion.
 *
 * @example
 * const kind: BakedKind = unbakeSvg(bakeSvg(svg, text, 'clr')).kind;
 * kind // 'clr'
 */
export type BakedKind = 'badge' | 'clr' | 'assertion';

/**
 * What was found in a picture (Open Badges 3.0 §5.3); for an assertion of Open Badges 2.0 the text may be a URL.
 *
 * @example
 * const baked: BakedCredential = unbakePng(bakePng(png, text));
 * baked.kind // 'badge'
 */
export interface BakedCredential {
  readonly kind: BakedKind;
  /** JSON with an embedded proof, or a compact JWS. */
  readonly text: string;
}

/** The largest credential that is put into or taken out of a picture, in bytes. */
export const maxBakedBytes = 5_000_000;

/**
 * The one place of a picture where a credential is, before anything is read there. Beside an assertion of Open Badges 2.0 a
 * picture may carry what the assertion has become since.
 *
 * @throws StandardsError `STANDARDS_BAKING_NONE`, `STANDARDS_BAKING_AMBIGUOUS` (Open Badges 3.0 §5.3: there is one)
 * @example onlyOne([{ kind: 'assertion' }, { kind: 'badge' }]) // { kind: 'badge' }
 */
export function onlyOne<TPlace extends { readonly kind: BakedKind }>(found: readonly TPlace[]): TPlace {
  const current = found.filter(({ kind }) => kind !== 'assertion');
  const [first, second] = current.length > 0 ? current : found;
  if (!first) throw none();
  if (!second) return first;
  throw new StandardsError('STANDARDS_BAKING_AMBIGUOUS', 'The picture carries more than one credential.');
}

/**
 * What stood in that place.
 *
 * @throws StandardsError `STANDARDS_BAKING_NONE` for nothing, `STANDARDS_TOO_LARGE`
 * @example bakedText('badge', text).text // text
 */
export function bakedText(kind: BakedKind, text: string): BakedCredential {
  if (text === '') throw none();
  if (Buffer.byteLength(text) > maxBakedBytes) throw tooLarge();
  return { kind, text };
}

/**
 * Bakes a text, and refuses one that is too large or does not come out of the picture as it went in.
 *
 * @throws StandardsError `STANDARDS_TOO_LARGE`, `STANDARDS_BAKING_TEXT`, and what `bake` throws
 * @example unbakePng(bakeUnchanged(text, () => bakePng(png, text), unbakePng)).text // text
 */
export function bakeUnchanged<TPicture>(
  text: string,
  bake: () => TPicture,
  unbake: (baked: TPicture) => BakedCredential,
): TPicture {
  if (Buffer.byteLength(text) > maxBakedBytes) throw tooLarge();
  if (text.trim() === '' || text.includes('\0')) throw unbakeable();
  const baked = bake();
  if (comesOut(text, () => unbake(baked))) return baked;
  throw unbakeable();
}

function comesOut(text: string, unbake: () => BakedCredential): boolean {
  try {
    return unbake().text === text;
  } catch (error) {
    if (error instanceof StandardsError && error.code !== 'STANDARDS_TOO_LARGE') return false;
    throw error;
  }
}

/** A text that a picture cannot hold. @example unbakeable().code // 'STANDARDS_BAKING_TEXT' */
export function unbakeable(): StandardsError {
  return new StandardsError(
    'STANDARDS_BAKING_TEXT',
    'The text would not come out of the picture unchanged: write characters that it cannot hold as escapes of JSON before you sign.',
  );
}

const none = () => new StandardsError('STANDARDS_BAKING_NONE', 'The picture carries no credential.');

/** A text beyond `maxBakedBytes`. @example tooLarge().code // 'STANDARDS_TOO_LARGE' */
export function tooLarge(): StandardsError {
  return new StandardsError(
    'STANDARDS_TOO_LARGE',
    'A credential of more than 5 MB is neither baked nor taken out of a picture.',
  );
}
