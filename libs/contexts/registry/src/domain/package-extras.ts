import type { PackageRepair } from '@wellspring/contracts';

/** The extensions of a package that belong to no part of it. */
export interface PackageExtras {
  readonly CFPackage?: Readonly<Record<string, unknown>>;
  readonly CFDefinitions?: Readonly<Record<string, unknown>>;
}

/** Counts repairs and keeps the first hundred. */
export class RepairLog {
  total = 0;
  readonly first: PackageRepair[] = [];

  add(repair: PackageRepair): void {
    this.total += 1;
    if (this.first.length < 100) this.first.push(repair);
  }
}
