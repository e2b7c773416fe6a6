import { StandardsError } from '../standards-error.js';

/** What a picture carries: an Open Badges 3.0 credential, a CLR 2.0, or an Open Badges 2.0 assertion. */
export type BakedKind = 'badge' | 'clr' | 'assertion';

/** What was found in a picture; for an assertion of Open Badges 2.0 the text may be a URL. */
export interface BakedCredential {
  readonly kind: BakedKind;
  /** JSON with an embedded proof, or a compact JWS. */
  readonly text: string;
}

/** The largest credential that is put into or taken out of a picture, in bytes. */
export const maxBakedBytes = 5_000_000;

/**
 * The one credential of a picture.
 *
 * @throws StandardsError `STANDARDS_BAKING_NONE`, `STANDARDS_BAKING_AMBIGUOUS` (Open Badges 3.0 §5.3: there is one)
 * @example onlyOne([{ kind: 'badge', text }])
 */
export function onlyOne(found: readonly BakedCredential[]): BakedCredential {
  const [first, second] = found;
  if (!first) throw new StandardsError('STANDARDS_BAKING_NONE', 'The picture carries no credential.');
  if (!second) return first;
  throw new StandardsError('STANDARDS_BAKING_AMBIGUOUS', 'The picture carries more than one credential.');
}

/**
 * Refuses a text that is too large to bake, or that would not come out of the picture as it went in.
 *
 * @throws StandardsError `STANDARDS_TOO_LARGE`, `STANDARDS_BAKING_TEXT`
 * @example assertBakeable(credentialText)
 */
export function assertBakeable(text: string): void {
  if (Buffer.byteLength(text) > maxBakedBytes) {
    throw new StandardsError('STANDARDS_TOO_LARGE', 'A credential of more than 5 MB is not baked.');
  }
  // XML 1.0 §2.2 and §2.11: these characters cannot stand in a document, or a parser changes them.
  if (text.trim() === '' || /[\x00-\x08\x0b-\x1f\ufffe\uffff\p{Surrogate}]/u.test(text)) {
    throw new StandardsError(
      'STANDARDS_BAKING_TEXT',
      'The text would not come out of the picture unchanged.',
    );
  }
}
