import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  achievementSchema,
  alignmentSchema,
  resultDescriptionSchema,
} from '../../credentials/achievement-schema.js';
import { achievementCredentialSchema } from '../../credentials/achievement-credential-schema.js';
import { achievementSubjectSchema, resultSchema } from '../../credentials/achievement-subject-schema.js';
import { clrCredentialSchema } from '../../credentials/clr-schema.js';
import { dateTime, languageCode, uri } from '../../credentials/fields.js';
import {
  addressSchema,
  endorsementCredentialSchema,
  identifierEntrySchema,
  identityObjectSchema,
  imageSchema,
  profileSchema,
} from '../../credentials/profile-schema.js';
import { clrDocument, openBadgeDocument } from '../../testing/credential-documents.js';
import { mutateDocument } from '../../testing/mutate-document.js';
import { seededRandom, testSeed } from '../../testing/random.js';
import { guardOf, narrowGuardOf } from './schema-guard.js';

const schemas: readonly z.ZodType[] = [
  achievementCredentialSchema,
  achievementSchema,
  achievementSubjectSchema,
  addressSchema,
  alignmentSchema,
  clrCredentialSchema,
  dateTime,
  endorsementCredentialSchema,
  identifierEntrySchema,
  identityObjectSchema,
  imageSchema,
  languageCode,
  profileSchema,
  resultDescriptionSchema,
  resultSchema,
  uri,
  z.looseObject({
    image: z
      .unknown()
      .refine((value) => !Array.isArray(value))
      .optional(),
  }),
];

/** The document and every value in it. */
function* valuesIn(value: unknown): Generator<unknown> {
  yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const each of Object.values(value)) yield* valuesIn(each);
}

describe('a guard', () => {
  it('says of every value what its schema says, whole or spoilt', () => {
    const seed = testSeed();
    console.info(`schema guards: seed ${seed}`);
    const random = seededRandom(seed);
    const told = { fits: 0, not: 0 };
    for (let number = 0; number < 60; number += 1) {
      const document = number % 4 === 0 ? clrDocument(random) : openBadgeDocument(random);
      if (number % 3 > 0) mutateDocument(document, random);
      for (const value of valuesIn(document)) {
        for (const schema of schemas) {
          const { success } = schema.safeParse(value);
          if (guardOf(schema)(value) !== success) {
            throw new Error(`A guard says ${!success} of ${JSON.stringify(value)}`);
          }
          told[success ? 'fits' : 'not'] += 1;
        }
      }
    }
    expect(told.fits).toBeGreaterThan(1000);
    expect(told.not).toBeGreaterThan(1000);
  });

  it('is narrowed to the members that schemas name, without those that are given', () => {
    const schema = z.looseObject({
      a: z.string(),
      b: z.looseObject({ no: z.string().optional() }).optional(),
    });
    const guard = narrowGuardOf(schema, new Set(['no']));
    const values = [{ a: 'b' }, { a: 'b', c: 1 }, { a: 'b', b: {} }, { a: 'b', b: { no: 'c' } }];
    expect(values.map(guard)).toEqual([true, false, true, false]);
  });

  it.each<[string, z.ZodType, readonly unknown[]]>([
    ['coerces', z.coerce.number(), ['1', 'a', 1]],
    [
      'transforms before a condition',
      z
        .string()
        .transform(Number)
        .refine((it) => it > 1),
      ['1', '2', 2],
    ],
    ['is a record', z.record(z.string(), z.number()), [{ a: 1 }, { a: 'b' }, 1]],
    ['has a catchall of its own', z.object({}).catchall(z.number()), [{ a: 1 }, { a: 'b' }]],
    ['is strict', z.strictObject({ a: z.literal(['b', 'c']) }), [{ a: 'b' }, { a: 'd' }, { a: 'c', e: 1 }]],
    ['bounds a number', z.number().min(1).max(2), [0, 1, 2, 3, Number.NaN, Infinity]],
    ['counts items', z.array(z.boolean()).min(1), [[], [true], [1], 'a']],
  ])('is right about a schema that %s', (_, schema, values) => {
    const guard = guardOf(schema);
    expect(values.map(guard)).toEqual(values.map((value) => schema.safeParse(value).success));
  });
});
