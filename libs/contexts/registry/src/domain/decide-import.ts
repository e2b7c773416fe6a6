import { refuse, type Refusal } from '@wellspring/contracts';

/** A framework that the installation holds already. */
export interface HeldFramework {
  readonly identifier: string;
  readonly organisationId: string;
  readonly revision: number;
  readonly contentHash: string;
}

export interface ImportDecision {
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'linked';
  /** The latest revision once the import is done. */
  readonly revision: number;
}

/**
 * What importing content means: an identifier belongs to one organisation for ever; the same content is a
 * link for others and nothing for the owner; other content is the owner's next revision.
 */
export function decideImport(
  held: HeldFramework | undefined,
  importer: string,
  contentHash: string,
): ImportDecision | Refusal {
  if (!held) return { outcome: 'created', revision: 1 };
  const same = held.contentHash === contentHash;
  if (held.organisationId === importer) {
    return same
      ? { outcome: 'unchanged', revision: held.revision }
      : { outcome: 'updated', revision: held.revision + 1 };
  }
  if (same) return { outcome: 'linked', revision: held.revision };
  return refuse(
    'REGISTRY_FRAMEWORK_OWNED_ELSEWHERE',
    409,
    `Framework ${held.identifier} belongs to another organisation of this installation and its content differs from this package. Import the same content to link to it, or publish yours under new identifiers.`,
  );
}
