import { z } from 'zod';

/** The simple types of Open Badges 3.0 §B.7 and CLR 2.0, as the schemas of this folder share them. */

/** DateTimeZ: ISO 8601 with a time zone, without which two readers disagree by a day. */
export const dateTime = z.iso.datetime({ offset: true });

const absolute = /^[a-z][a-z0-9+.-]*:\S+$/i;

/** An absolute URI: relative ones drop out of a signature. */
export const uri = z.string().regex(absolute, 'is an absolute URI');

/** Whether a value is one. @example isUri('urn:uuid:1') // true */
export function isUri(value: unknown): value is string {
  return typeof value === 'string' && absolute.test(value);
}

/** A name or sentence that says something. */
export const text = z.string().min(1);

/** A compact JWS, such as an endorsement as VC-JWT. */
export const compactJws = z.string().regex(/^[\w-]+\.[\w-]*\.[\w-]+$/, 'is a compact JWS');

/** BCP 47 as Open Badges 3.0 §B.7 narrows it. */
export const languageCode = z
  .string()
  .regex(/^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/, 'is a language code');

/** One value or several: JSON-LD writes a set of one either way. */
export const many = <TSchema extends z.ZodType>(schema: TSchema) => z.union([schema, z.array(schema)]);

/** One value, or a list of at least one. */
export const several = <TSchema extends z.ZodType>(schema: TSchema) =>
  z.union([schema, z.array(schema).min(1)]);

/** A type, or a list of them, that contains every required one; read as a list. */
export const types = (...required: string[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .refine((type) => required.every((each) => names(type, each)), `contains ${required.join(' and ')}`)
    .transform((type) => [type].flat());

const names = (type: string | readonly string[], one: string) =>
  typeof type === 'string' ? type === one : type.includes(one);

/** A term of an extensible enumeration: of the standard, or beginning with `ext:`. */
export const term = (vocabulary: readonly string[]) =>
  z.string().refine((value) => isTerm(vocabulary, value), 'is a term of the standard or begins with ext:');

/**
 * Whether a value is a term of an extensible enumeration (Open Badges 3.0 §B.1.28).
 *
 * @example isTerm(achievementTypes, 'ext:Apprenticeship') // true
 */
export function isTerm(vocabulary: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && (vocabulary.includes(value) || /^ext:[\w.|-]+$/.test(value));
}
