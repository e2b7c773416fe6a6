import type { z } from 'zod';

/** Whether a value is as a schema says. */
export type Guard = (value: unknown) => boolean;

const guards = new WeakMap<z.ZodType, Guard>();

/**
 * Whether values are as a schema says, and no more: nothing is copied and no issue is told, so that the many values in
 * which nothing is wrong cost a tenth. Kinds of schemas that are not known here are left to zod; a pipe is if it has
 * conditions of its own.
 *
 * @returns true exactly where `schema.safeParse(value).success` is
 * @example guardOf(achievementSchema)({ id: 'urn:uuid:1' }) // false
 */
export function guardOf(schema: z.ZodType): Guard {
  const known = guards.get(schema);
  if (known) return known;
  // Compiled at its first use, for a schema may hold itself.
  let compiled: Guard | undefined;
  const guard: Guard = (value) => (compiled ??= compile(schema))(value);
  guards.set(schema, guard);
  return guard;
}

function compile(schema: z.ZodType): Guard {
  const { def } = schema._zod as unknown as { def: Def };
  const kind = kinds[def.type]?.(def);
  if (!kind) return (value) => schema.safeParse(value).success;
  return conditionsOf(schema, def).reduce<Guard>((all, holds) => (value) => all(value) && holds(value), kind);
}

/** What a schema asks beyond its kind; a format is schema and condition in one, and comes first. */
function conditionsOf(schema: z.ZodType, { checks = [] }: Def): Guard[] {
  const own = schema._zod.traits.has('$ZodCheck') ? [schema as unknown as Condition] : [];
  return [...own, ...checks].map(guardOfCondition);
}

interface Condition {
  readonly _zod: {
    readonly def: { readonly check: string; readonly fn?: Guard; readonly pattern?: RegExp };
    check(payload: { value: unknown; issues: unknown[] }): unknown;
  };
}

/** Conditions of our own and expressions are asked directly; zod is asked for any other. */
function guardOfCondition({ _zod: condition }: Condition): Guard {
  const { check, fn, pattern } = condition.def;
  if (check === 'custom' && fn) return (value) => Boolean(fn(value));
  if (check === 'string_format' && pattern && !pattern.global && !pattern.sticky) {
    return (value) => pattern.test(value as string);
  }
  return (value) => {
    const payload = { value, issues: [] };
    condition.check(payload);
    return payload.issues.length === 0;
  };
}

/** What the definitions of the kinds that follow have in common. */
interface Def {
  readonly type: string;
  readonly checks?: readonly Condition[];
  readonly [member: string]: unknown;
}

const schemaIn = (def: Def, member: string) => guardOf(def[member] as z.ZodType);

/** By kind; undefined where zod has to judge. */
const kinds: Readonly<Record<string, (def: Def) => Guard | undefined>> = {
  string: ({ coerce }) => (coerce ? undefined : (value) => typeof value === 'string'),
  number: ({ coerce }) =>
    coerce ? undefined : (value) => typeof value === 'number' && Number.isFinite(value),
  boolean: ({ coerce }) => (coerce ? undefined : (value) => typeof value === 'boolean'),
  literal: ({ values }) => {
    const [only, ...others] = values as unknown[];
    return others.length > 0 ? (value) => (values as unknown[]).includes(value) : (value) => value === only;
  },
  enum: ({ entries }) => {
    const values = new Set(Object.values(entries as object));
    return (value) => values.has(value);
  },
  optional: (def) => {
    const inner = schemaIn(def, 'innerType');
    return (value) => value === undefined || inner(value);
  },
  array: (def) => {
    const element = schemaIn(def, 'element');
    return (value) => Array.isArray(value) && value.every((each) => element(each));
  },
  union: ({ options }) => {
    const [first, ...others] = (options as z.ZodType[]).map(guardOf);
    return others.reduce<Guard>(
      (any, holds) => (value) => any(value) || holds(value),
      first ?? (() => false),
    );
  },
  object: guardOfObject,
  pipe: (def) => {
    const { out, checks = [] } = def as Def & { out: z.ZodType };
    const isTransform = (out._zod.def as unknown as Def).type === 'transform';
    return isTransform && checks.length === 0 ? schemaIn(def, 'in') : undefined;
  },
};

/** Members that are named, each as its schema says; others where the schema takes whatever it does not know, or none. */
function guardOfObject({ shape, catchall }: Def): Guard | undefined {
  const others = catchall && ((catchall as z.ZodType)._zod.def as unknown as Def).type;
  if (others !== 'unknown' && others !== 'never') return undefined;
  const named = shape as Readonly<Record<string, z.ZodType>>;
  const members = Object.keys(named).map((name) => [name, guardOf(named[name]!)] as const);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const object = value as Readonly<Record<string, unknown>>;
    if (others === 'never' && Object.keys(object).some((name) => !Object.hasOwn(named, name))) return false;
    for (const [name, holds] of members) if (!holds(object[name])) return false;
    return true;
  };
}
