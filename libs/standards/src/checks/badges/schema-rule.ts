import { z } from 'zod';
import { mostFindings, type Breach, type Rule } from '../rule.js';
import { everywhere, type Place } from '../place-index.js';
import { guardOf } from './schema-guard.js';

/** What a rule over a data type is made of. */
interface SchemaRule extends Pick<Rule, 'name' | 'code' | 'severity' | 'sentence' | 'clause'> {
  /** The data type. */
  readonly schema: z.ZodType;
  /** Members that another rule speaks of: what is wrong within them is told there, and here alone that they are no list. */
  readonly elsewhere?: readonly string[];
  /** The members whose values are of the data type, wherever they stand. */
  readonly members?: readonly string[];
  /** The values of the data type, where no name of a member tells them. */
  places?(credential: Readonly<Record<string, unknown>>): Iterable<Place>;
}

/**
 * A rule that values of a data type are as its schema says, wherever they stand.
 *
 * @returns the rule; it tells each member that is missing or wrong by its pointer
 * @example
 * const said = { severity: 'error' as const, sentence: 'Evidence is Evidence.', clause: 'Open Badges 3.0 §B.1.9' };
 * const rule = schemaRule({ ...said, name: 'mine', code: 'MINE', schema: evidenceSchema, members: ['evidence'] });
 * runRules([rule], { evidence: [{ type: 'Proof' }] }).map(({ pointer }) => pointer) // ['/evidence/0/type']
 */
export function schemaRule({ schema, elsewhere = [], members = [], places, ...rule }: SchemaRule): Rule {
  const placesIn = places ?? ((credential) => everywhere(credential, members));
  const own = withoutMembers(schema, elsewhere);
  const unsaid = own === schema ? elsewhere : [];
  const holds = guardOf(own);
  return {
    ...rule,
    members,
    find(credential): readonly Breach[] {
      const breaches: Breach[] = [];
      for (const place of placesIn(credential)) {
        if (holds(place.value)) continue;
        const { error } = own.safeParse(place.value);
        for (const { path, message } of error?.issues ?? []) {
          if (path.length > 0 && unsaid.includes(String(path[0]))) continue;
          const steps = path.map((step) => `/${String(step)}`).join('');
          breaches.push({
            pointer: `${place.pointer}${steps}`,
            reason: `${rule.sentence} ${String(path.at(-1) ?? 'It')}: ${message}.`,
          });
        }
        if (breaches.length >= mostFindings) return breaches;
      }
      return breaches;
    },
  };
}

/** Of what another rule reads item by item nothing is left but whether it is a list, for that rule sees items alone. */
const noList = z.unknown().refine((value) => !Array.isArray(value), 'is one value and no list');

/** The schema without what another rule reads; one with a condition over its members keeps them all. */
function withoutMembers(schema: z.ZodType, members: readonly string[]): z.ZodType {
  if (!(schema instanceof z.ZodObject) || (schema.def.checks?.length ?? 0) > 0) return schema;
  const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
  const read = members.filter((member) => member in shape);
  const single = read.filter((member) => !takesList(shape[member]!));
  return schema
    .omit(Object.fromEntries(read.map((member) => [member, true])) as never)
    .extend(Object.fromEntries(single.map((member) => [member, noList.optional()])));
}

/** Whether a list may stand where the schema is. */
function takesList(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodOptional) return takesList(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).some(takesList);
  return schema instanceof z.ZodArray;
}
