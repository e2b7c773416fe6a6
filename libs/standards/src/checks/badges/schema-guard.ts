import type { z } from 'zod';

/** Whether a value is as a schema says. */
export type Guard = (value: unknown) => boolean;

/** Guards that were compiled together. */
interface Compilation {
  readonly guards: WeakMap<z.ZodType, Guard>;
  /** The members that no object has; where it stands, none has one that its schema does not name either. */
  readonly without?: ReadonlySet<string>;
}

const asSchemas: Compilation = { guards: new WeakMap() };

/**
 * Whether values are as a schema says, and no more: nothing is copied and no issue is told, so that the many values in
 * which nothing is wrong cost a tenth. Kinds of schemas that are not known here are left to zod; a pipe is if it has
 * conditions of its own.
 *
 * @returns true exactly where `schema.safeParse(value).success` is, for schemas as this library has them: formats by expression
 *   alone, no transform that refuses
 * @example guardOf(achievementSchema)({ id: 'urn:uuid:1' }) // false
 */
export function guardOf(schema: z.ZodType): Guard {
  return atFirstUse(() => guardIn(asSchemas, schema));
}

/**
 * The same, narrowed: every object in the value, whose schema is known, has no member but those that its schema names, and
 * none of those that are given.
 *
 * @example narrowGuardOf(achievementSchema, new Set(['endorsement']))({ ...achievement, endorsement: [] }) // false
 */
export function narrowGuardOf(schema: z.ZodType, without: ReadonlySet<string>): Guard {
  return atFirstUse(() => guardIn({ guards: new WeakMap(), without }, schema));
}

function atFirstUse(compiled: () => Guard): Guard {
  let guard: Guard | undefined;
  return (value) => (guard ??= compiled())(value);
}

function guardIn(compilation: Compilation, schema: z.ZodType): Guard {
  const { guards } = compilation;
  const known = guards.get(schema);
  if (known) return known;
  // What a schema that holds itself finds while it is compiled.
  guards.set(
    schema,
    atFirstUse(() => guards.get(schema)!),
  );
  const guard = compile(compilation, schema);
  guards.set(schema, guard);
  return guard;
}

function compile(compilation: Compilation, schema: z.ZodType): Guard {
  const { def } = schema._zod as unknown as { def: Def };
  const kind = kinds[def.type]?.(def, (inner) => guardIn(compilation, inner), compilation.without);
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
    readonly def: {
      readonly check: string;
      readonly fn?: Guard;
      readonly pattern?: RegExp;
      readonly minimum?: number;
    };
    check(payload: { value: unknown; issues: unknown[] }): unknown;
  };
}

/** Conditions of our own, expressions and lengths are asked directly; zod is asked for any other. */
function guardOfCondition({ _zod: condition }: Condition): Guard {
  const { check, fn, pattern, minimum } = condition.def;
  if (check === 'custom' && fn) return (value) => Boolean(fn(value));
  if (check === 'string_format' && pattern && !pattern.global && !pattern.sticky) {
    return (value) => pattern.test(value as string);
  }
  // Longer texts are counted by code points.
  if (check === 'min_length' && minimum === 1) {
    return (value) => (value as { length: number }).length >= 1;
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

/** The guard of a schema within another. */
type Within = (schema: z.ZodType) => Guard;

/** By kind; undefined where zod has to judge. */
const kinds: Readonly<
  Record<string, (def: Def, within: Within, without?: ReadonlySet<string>) => Guard | undefined>
> = {
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
  // Of optional members alone: zod wants any other to be there.
  unknown: () => () => true,
  optional: ({ innerType }, within) => optionalOf(within(innerType as z.ZodType)),
  array: ({ element }, within) => arrayOf(within(element as z.ZodType)),
  union: ({ options }, within) => {
    const [first, ...others] = (options as z.ZodType[]).map(within);
    return others.reduce<Guard>(
      (any, holds) => (value) => any(value) || holds(value),
      first ?? (() => false),
    );
  },
  object: guardOfObject,
  pipe: ({ in: input, out, checks = [] }, within) => {
    const isTransform = ((out as z.ZodType)._zod.def as unknown as Def).type === 'transform';
    return isTransform && checks.length === 0 ? within(input as z.ZodType) : undefined;
  },
};

/** One for all members of a kind: guards by the hundred would be as many places of memory to visit. */
const optionalOf = onceEach(
  (inner): Guard =>
    (value) =>
      value === undefined || inner(value),
);

const arrayOf = onceEach((holds): Guard => (value) => {
  if (!Array.isArray(value)) return false;
  for (const each of value) if (!holds(each)) return false;
  return true;
});

function onceEach(make: (inner: Guard) => Guard): (inner: Guard) => Guard {
  const made = new WeakMap<Guard, Guard>();
  return (inner) => {
    const guard = made.get(inner) ?? make(inner);
    made.set(inner, guard);
    return guard;
  };
}

/** Members that are named, each as its schema says; others where the schema takes whatever it does not know, or none. */
function guardOfObject(
  { shape, catchall }: Def,
  within: Within,
  without?: ReadonlySet<string>,
): Guard | undefined {
  const others = catchall && ((catchall as z.ZodType)._zod.def as unknown as Def).type;
  if (others !== 'unknown' && others !== 'never') return undefined;
  const named = shape as Readonly<Record<string, z.ZodType>>;
  const names = Object.keys(named).filter((name) => !without?.has(name));
  const members = new Map(names.map((name) => [name, within(named[name]!)]));
  const isOpen = others === 'unknown' && !without;
  let required: readonly string[] | undefined;
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const object = value as Readonly<Record<string, unknown>>;
    // Of the members that a schema names most objects have few: those that are there are looked at.
    for (const name in object) {
      const holds = members.get(name);
      if (holds ? !holds(object[name]) : !isOpen) return false;
    }
    required ??= [...members].filter(([, holds]) => !holds(undefined)).map(([name]) => name);
    for (const name of required) if (!Object.hasOwn(object, name)) return false;
    return true;
  };
}
