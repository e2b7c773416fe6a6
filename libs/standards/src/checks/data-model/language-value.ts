import type { Breach } from '../rule.js';
import { isObject } from '../../json-values.js';

/** A well-formed language tag (RFC 5646 §2.1), without the irregular ones of old. */
const tag =
  /^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+)$/i;

/** No tag in use comes near. */
const longestTag = 100;

const members = new Set(['@value', '@language', '@direction']);

/**
 * What is wrong with a name or description: it is a string, a language value object of `@value`, `@language` and
 * `@direction` alone, or a list of such (VC Data Model 2.0 §4.6 and §11.1).
 */
export function* languageBreaches(value: unknown, pointer: string): Generator<Breach> {
  if (value === undefined) return;
  if (!Array.isArray(value)) yield* oneBreaches(value, pointer);
  else if (value.length === 0) yield { pointer, reason: 'The list of texts is empty.' };
  else for (const [index, each] of value.entries()) yield* oneBreaches(each, `${pointer}/${index}`);
}

function* oneBreaches(value: unknown, pointer: string): Generator<Breach> {
  if (typeof value === 'string') return;
  if (!isObject(value)) {
    yield { pointer, reason: 'A text is a string or an object of @value, @language and @direction.' };
    return;
  }
  const { '@value': text, '@language': language, '@direction': direction } = value;
  for (const member of Object.keys(value)) {
    if (!members.has(member))
      yield { pointer, reason: 'A text in a language holds nothing but @value, @language and @direction.' };
  }
  if (typeof text !== 'string') yield { pointer: `${pointer}/@value`, reason: '@value is a string.' };
  if (language !== undefined && !isLanguageTag(language))
    yield { pointer: `${pointer}/@language`, reason: '@language is a language tag, such as en or es-MX.' };
  if (direction !== undefined && direction !== 'ltr' && direction !== 'rtl')
    yield { pointer: `${pointer}/@direction`, reason: '@direction is ltr or rtl.' };
}

function isLanguageTag(value: unknown): boolean {
  return typeof value === 'string' && value.length <= longestTag && tag.test(value);
}
