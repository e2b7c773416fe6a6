import { CaseFault } from './case-fault.js';

type Operator = '=' | '!=' | '>' | '>=' | '<' | '<=' | '~';

interface Clause {
  readonly field: readonly string[];
  readonly operator: Operator;
  readonly value: string;
}

export type DocumentRecord = Readonly<Record<string, unknown>>;

const clausePattern = /\s*([A-Za-z_][\w.]*)\s*(!=|>=|<=|=|>|<|~)\s*'((?:[^'\\]|\\.|'')*)'/y;
const joinPattern = /\s+(AND|OR)(?=\s)/y;

/**
 * Reads the filter of CASE §3.4.3: `<field><operator>'<value>'`, at most two clauses joined by AND or OR.
 * A quote inside a value is doubled or escaped with a backslash.
 *
 * @throws CaseFault when it is none, or names a field that documents do not have
 */
export function parseFilter(
  text: string,
  isField: (name: string) => boolean,
): (document: DocumentRecord) => boolean {
  const first = clauseAt(text, 0);
  const join = matchAt(joinPattern, text, first.end);
  const second = join ? clauseAt(text, join.end) : undefined;
  if (text.slice((second ?? first).end).trim() !== '') throw malformed();
  for (const clause of [first, second]) {
    if (clause && !isField(clause.field[0] ?? '')) throw unknownField(clause.field.join('.'));
  }
  if (!second) return (document) => holds(first, document);
  return join?.groups[0] === 'AND'
    ? (document) => holds(first, document) && holds(second, document)
    : (document) => holds(first, document) || holds(second, document);
}

function clauseAt(text: string, from: number): Clause & { end: number } {
  const match = matchAt(clausePattern, text, from);
  if (!match) throw malformed();
  const [field = '', operator = '', value = ''] = match.groups;
  return {
    field: field.split('.'),
    operator: operator as Operator,
    value: value.replace(/\\(.)|''/g, (_all, escaped?: string) => escaped ?? "'").toLowerCase(),
    end: match.end,
  };
}

function matchAt(pattern: RegExp, text: string, from: number): { groups: string[]; end: number } | undefined {
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match ? { groups: match.slice(1), end: pattern.lastIndex } : undefined;
}

function holds({ field, operator, value }: Clause, document: DocumentRecord): boolean {
  const found = valuesAt(document, field);
  if (!Array.isArray(found)) return holdsFor(found, operator, value);
  const members = found.map(textOf);
  if (operator === '~') return members.some((member) => member.includes(value));
  const same = sameSet(
    members,
    value.split(',').map((each) => each.trim()),
  );
  if (operator === '=') return same;
  if (operator === '!=') return !same;
  return members.some((member) => compares(member, operator, value));
}

function holdsFor(found: unknown, operator: Operator, value: string): boolean {
  if (found === undefined || found === null) return operator === '!=';
  const text = textOf(found);
  if (operator === '=') return text === value;
  if (operator === '!=') return text !== value;
  return operator === '~' ? text.includes(value) : compares(text, operator, value);
}

/** The value of a dotted path; a path through a list gives the list of what its members hold. */
function valuesAt(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(value)) return value.map((member: unknown) => valuesAt(member, path));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return valuesAt((value as DocumentRecord)[name], rest);
}

function textOf(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toLowerCase();
}

function compares(text: string, operator: Operator, value: string): boolean {
  const [left, right] = comparable(text, value);
  if (operator === '>') return left > right;
  if (operator === '>=') return left >= right;
  return operator === '<' ? left < right : left <= right;
}

const datePattern = /^\d{4}-\d{2}-\d{2}(t[\d:.]+(z|[+-]\d{2}:?\d{2})?)?$/;

/** Lower-case texts as they are compared: dates as moments, whatever their zone, everything else as text. */
export function comparable(text: string, value: string): [number, number] | [string, string] {
  if (datePattern.test(text) && datePattern.test(value)) {
    const [left, right] = [Date.parse(text.toUpperCase()), Date.parse(value.toUpperCase())];
    if (!Number.isNaN(left) && !Number.isNaN(right)) return [left, right];
  }
  return [text, value];
}

function sameSet(members: readonly string[], values: readonly string[]): boolean {
  const [left, right] = [new Set(members), new Set(values)];
  return left.size === right.size && [...left].every((member) => right.has(member));
}

function malformed(): CaseFault {
  return new CaseFault(
    400,
    'invalid_selection_field',
    'filter',
    "The filter is not <field><operator>'<value>', or two of these joined by AND or OR.",
  );
}

function unknownField(name: string): CaseFault {
  const description = `CFDocument has no field ${name.slice(0, 100)} to filter by.`;
  return new CaseFault(400, 'invalid_selection_field', 'filter', description);
}
