import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, type ImportResult, type Refusal } from '@wellspring/contracts';
import { Outbox } from '@wellspring/messaging';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { readCFPackage } from '@wellspring/standards';
import { decideImport, type ImportDecision } from '../domain/decide-import.js';
import { packageRefusal } from '../domain/package-refusal.js';
import { Slots } from '../domain/slots.js';
import { linkFramework, lockFramework } from '../storage/frameworks.js';
import { contentHash, countChanges } from '../storage/merge.js';
import { findHolder, findUnresolved, type Holder } from '../storage/package-checks.js';
import { publishRevision } from './publish-revision.js';
import { stagePackage, type StagedPackage } from './stage-package.js';

export interface ImportCommand {
  readonly organisationId: string;
  /** A CFPackage of CASE 1.0 or 1.1, JSON or gzip of it. */
  readonly source: AsyncIterable<Uint8Array>;
  /** Works everything out and stores nothing. */
  readonly dryRun: boolean;
}

/** An import holds a connection while its body comes in: the rest of the pool stays with the readers. */
const slots = new Slots(3);

/** Takes a CASE package as the next immutable revision of its framework, keeping its identifiers. */
@Injectable()
export class ImportFramework {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  execute(command: ImportCommand): Promise<ImportResult | Refusal> {
    return slots.run(async () => {
      try {
        return await this.database.transaction({ organisation: command.organisationId }, (tx) =>
          this.importInto(tx, command),
        );
      } catch (error) {
        const refusal = packageRefusal(error) ?? takenMeanwhile(error);
        if (refusal) return refusal;
        throw error;
      }
    });
  }

  private async importInto(tx: Transaction, command: ImportCommand): Promise<ImportResult | Refusal> {
    const staged = await stagePackage(tx, readCFPackage(command.source));
    if (isRefusal(staged)) return staged;
    const { identifier } = staged.document;
    const held = await lockFramework(tx, identifier);
    const hash = await contentHash(tx, 'staged', { identifier, digest: staged.digest });
    const decision = decideImport(held, command.organisationId, hash);
    if (isRefusal(decision)) return decision;
    const holder = await findHolder(tx, staged.document);
    if (holder) return taken(holder, command.organisationId);
    const result = await this.describe(tx, staged, decision, hash);
    if (!command.dryRun) await this.store(tx, command, staged, result);
    return { ...result, dryRun: command.dryRun };
  }

  private async describe(
    tx: Transaction,
    staged: StagedPackage,
    { outcome, revision }: ImportDecision,
    hash: string,
  ): Promise<Omit<ImportResult, 'dryRun'>> {
    const { identifier, uri, title } = staged.document;
    return {
      outcome,
      framework: { identifier, uri, title: String(title), revision, contentHash: hash },
      counts: {
        items: await countChanges(tx, 'item', identifier),
        associations: await countChanges(tx, 'association', identifier),
        definitions: await countChanges(tx, 'definition', identifier),
      },
      unresolved: await findUnresolved(tx, identifier),
      repairs: { total: staged.repairs.total, first: staged.repairs.first },
    };
  }

  private async store(
    tx: Transaction,
    { organisationId }: ImportCommand,
    staged: StagedPackage,
    { outcome, framework, unresolved }: Omit<ImportResult, 'dryRun'>,
  ): Promise<void> {
    if (outcome === 'unchanged') return;
    const publishedAt = this.clock.now();
    if (outcome === 'linked') {
      await linkFramework(tx, framework.identifier, organisationId, publishedAt);
      return;
    }
    await publishRevision(tx, this.outbox, {
      staged,
      organisationId,
      revision: framework.revision,
      whole: true,
      contentHash: async () => framework.contentHash,
      unresolvedCount: unresolved.total,
      publishedAt,
    });
  }
}

function taken({ name, frameworkId, organisationId }: Holder, importer: string): Refusal {
  const own = organisationId === importer;
  return refuse(
    own ? 'REGISTRY_IDENTIFIER_TAKEN' : 'REGISTRY_FRAMEWORK_OWNED_ELSEWHERE',
    409,
    `${name} belongs to framework ${frameworkId}${own ? '' : ' of another organisation'}; identifiers and URIs are unique in an installation.`,
  );
}

/** Two imports that bring the same identifier or URI at the same time: the second one finds it taken. */
function takenMeanwhile(error: unknown): Refusal | undefined {
  const { code, constraint } =
    (error as { driverError?: { code?: string; constraint?: string } }).driverError ?? {};
  if (code === '23505' && constraint?.endsWith('_current')) {
    return refuse(
      'REGISTRY_IDENTIFIER_TAKEN',
      409,
      'An identifier or URI of this package was just taken by another framework; both are unique in an installation.',
    );
  }
  return undefined;
}
