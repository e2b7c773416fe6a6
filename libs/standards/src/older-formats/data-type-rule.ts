import type { z } from 'zod';
import { placesAt } from '../checks/badges/places.js';
import type { Place } from '../checks/place-index.js';
import { schemaRule } from '../checks/badges/schema-rule.js';
import type { Rule } from '../checks/rule.js';
import { isObject, type JsonObject } from '../json-values.js';

interface DataTypeRule {
  readonly name: string;
  readonly code: string;
  readonly severity: Rule['severity'];
  readonly sentence: string;
  readonly clause: string;
  readonly schema: z.ZodType;
  /** Paths below the documents by their names, one for each place where the data type may stand. */
  readonly paths: readonly (readonly [string, ...string[]])[];
  /** Members that another rule speaks of. */
  readonly elsewhere?: readonly string[];
}

/**
 * A rule that values of a data type of an older standard are as its schema says. A member of a document that is absent
 * counts as wrong unless the schema takes nothing for it.
 *
 * @returns a rule over documents side by side, such as `{ assertion, badgeClass, issuer }`
 * @example
 * const said = { name: 'mine', code: 'MINE', severity: 'error' as const, sentence: 'It has criteria.', clause: 'Open Badges 2.0, Criteria' };
 * const rule = dataTypeRule({ ...said, schema: criteriaSchema, paths: [['badgeClass', 'criteria']] });
 * runRules([rule], { badgeClass: {} }).map(({ pointer }) => pointer) // ['/badgeClass/criteria']
 */
export function dataTypeRule({ paths, ...rule }: DataTypeRule): Rule {
  return schemaRule({
    ...rule,
    *places(documents) {
      for (const path of paths) yield* placesOrGap(documents, path);
    },
  });
}

function* placesOrGap(documents: JsonObject, path: readonly [string, ...string[]]): Generator<Place> {
  const [document, member, ...deeper] = path;
  const holder = documents[document];
  if (member !== undefined && deeper.length === 0 && isObject(holder) && holder[member] === undefined)
    yield { value: undefined, pointer: `/${path.join('/')}` };
  else yield* placesAt(documents, path);
}
