import { StandardsError } from '../standards-error.js';
import type { PackagePart } from './read-cf-package.js';

type Owner = 'CFPackage' | 'CFDefinitions';

/** Keeps what a package or its CFDefinitions say beside their lists: extensions, and members unknown to CASE. */
export class PackageExtras {
  private readonly kept = new Map<Owner, Map<string, unknown>>();
  private readonly unknown: [owner: Owner, name: string, value: unknown][] = [];
  private length = 0;

  constructor(private readonly maxLength: number) {}

  /** @throws StandardsError `CASE_PART_INVALID`, `CASE_TOO_LARGE` when all that is kept becomes too much */
  keep(owner: Owner, name: string, value: unknown, length: number): void {
    this.length += length;
    if (this.length > this.maxLength)
      throw new StandardsError('CASE_TOO_LARGE', 'The extensions of the package are too large.');
    if (value === null) return;
    if (name !== 'extensions') this.unknown.push([owner, name, value]);
    else if (typeof value === 'object' && !Array.isArray(value))
      this.kept.set(owner, new Map(Object.entries(value)));
    else throw new StandardsError('CASE_PART_INVALID', `The extensions of ${owner} are not an object.`, name);
  }

  *parts(): Generator<PackagePart> {
    for (const [owner, name, value] of this.unknown) {
      const extensions = this.kept.get(owner) ?? new Map<string, unknown>();
      let free = name;
      while (extensions.has(free)) free = `_${free}`;
      this.kept.set(owner, extensions.set(free, value));
      const message = `${name} is no member of ${owner}; it moved to extensions.`;
      yield {
        kind: 'repair',
        repair: { code: 'unknown-member', path: name.slice(0, 300), message: message.slice(0, 300) },
      };
    }
    for (const [of, extensions] of this.kept)
      yield { kind: 'extensions', of, value: Object.fromEntries(extensions) };
  }
}
