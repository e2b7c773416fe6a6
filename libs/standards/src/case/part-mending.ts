import type { z } from 'zod';

/** A part as it came, on its way to what CASE has. */
export type Draft = Record<string, unknown>;
export type Report = (code: string, message: string) => void;

type Issue = z.core.$ZodIssue;

/** Mends what a schema complains of in a part, as far as nothing but nulls is lost by it. */
export class PartMending {
  /** What CASE does not know is kept below the part's `extensions`, under the path where it stood. */
  private readonly extensions: Map<string, unknown> | undefined;
  private readonly listsWithNulls = new Set<unknown[]>();

  constructor(
    private readonly draft: Draft,
    private readonly report: Report,
  ) {
    const { extensions = {} } = draft;
    const isObject = typeof extensions === 'object' && extensions !== null && !Array.isArray(extensions);
    this.extensions = isObject ? new Map(Object.entries(extensions)) : undefined;
  }

  /** Mends what it can of the issues, in place; false when it can mend none. */
  mend(issues: readonly Issue[]): boolean {
    const mended = issues.filter((issue) => this.mendOne(issue));
    for (const list of this.listsWithNulls) dropNulls(list);
    this.listsWithNulls.clear();
    if (this.extensions?.size) this.draft['extensions'] = Object.fromEntries(this.extensions);
    return mended.length > 0;
  }

  private mendOne(issue: Issue): boolean {
    if (issue.code === 'unrecognized_keys') return this.keep(issue.path, issue.keys);
    const name = issue.path.at(-1) ?? '';
    const holder = this.at(issue.path.slice(0, -1));
    const value = holder[name];
    if (value === null) {
      if (Array.isArray(holder)) this.listsWithNulls.add(holder);
      else delete holder[name];
      return true;
    }
    if (typeof value !== 'string' || issue.code !== 'invalid_format') return false;
    const mended = issue.format === 'datetime' ? withZone(value) : dateOf(value);
    if (mended === undefined) return false;
    holder[name] = mended;
    this.report('time-format', `${issue.path.join('.')} ${value} became ${mended}.`);
    return true;
  }

  private keep(path: readonly PropertyKey[], keys: readonly string[]): boolean {
    if (!this.extensions) return false;
    const holder = this.at(path);
    for (const key of keys) {
      let name = [...path, key].join('.');
      while (this.extensions.has(name)) name = `_${name}`;
      this.extensions.set(name, holder[key]);
      delete holder[key];
    }
    this.report('unknown-member', `${keys.join(', ')} moved to extensions.`);
    return true;
  }

  /** The object or list at a path; the schema went down the same way. */
  private at(path: readonly PropertyKey[]): Record<PropertyKey, unknown> {
    return path.reduce((holder, name) => holder[name] as never, this.draft as Record<PropertyKey, unknown>);
  }
}

function dropNulls(list: unknown[]): void {
  let kept = 0;
  for (const each of list) if (each !== null) list[kept++] = each;
  list.length = kept;
}

/** A time without a zone is taken as UTC. */
function withZone(text: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(:\d{2}(\.\d+)?)?)$/.exec(text.trim());
  return match ? `${match[1]}T${match[2]}Z` : undefined;
}

function dateOf(text: string): string | undefined {
  return /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(text.trim())?.[1];
}
