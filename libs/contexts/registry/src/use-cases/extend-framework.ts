import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  isRefusal,
  refuse,
  type NewFrameworkAssociation,
  type NewFrameworkItem,
  type PublishedFramework,
  type Refusal,
} from '@wellspring/contracts';
import { Outbox } from '@wellspring/messaging';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock, idempotently, PublicAddress } from '@wellspring/platform';
import type { PackagePart } from '@wellspring/standards';
import { authorParts, type Authoring } from '../domain/author-framework.js';
import { authoredNames } from '../domain/authored-names.js';
import type { PackageExtras } from '../domain/package-extras.js';
import type { Part } from '../domain/part-rows.js';
import { findFramework, lockFramework } from '../storage/frameworks.js';
import { findNamedItems } from '../storage/items.js';
import { contentHash } from '../storage/merge.js';
import { findHeldAssociation, findUnresolved } from '../storage/package-checks.js';
import { packageHead } from '../storage/package-pages.js';
import { describePublished } from './describe-published.js';
import { publishRevision } from './publish-revision.js';
import { stagePackage } from './stage-package.js';

export interface ExtendFrameworkCommand {
  readonly organisationId: string;
  readonly frameworkId: string;
  readonly idempotencyKey: string | undefined;
  readonly items: readonly NewFrameworkItem[];
  readonly associations: readonly NewFrameworkAssociation[];
}

/** Adds items or associations to a framework of one's own, as its next revision. */
@Injectable()
export class ExtendFramework {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly address: PublicAddress,
  ) {}

  async execute(command: ExtendFrameworkCommand): Promise<PublishedFramework | Refusal> {
    const { organisationId, idempotencyKey: key, ...request } = command;
    return this.database.transaction({ organisation: organisationId }, (tx) =>
      idempotently(tx, { context: 'registry', organisationId, key, request }, () => this.extend(tx, command)),
    );
  }

  private async extend(
    tx: Transaction,
    command: ExtendFrameworkCommand,
  ): Promise<PublishedFramework | Refusal> {
    const { organisationId, frameworkId, items, associations } = command;
    const refusal = await this.admit(tx, command);
    if (refusal) return refusal;
    const authoring: Authoring = {
      now: this.clock.now(),
      newIdentifier: randomUUID,
      urlOf: (path) => this.address.urlOf(path),
      named: await findNamedItems(tx, authoredNames(items, associations), frameworkId),
    };
    const current = await this.currentHead(tx, frameworkId);
    const document = { ...current.document, lastChangeDateTime: authoring.now.toISOString() };
    const authored = authorParts(document, items, associations, authoring);
    if (isRefusal(authored)) return authored;
    const staged = await stagePackage(tx, [...extensionParts(current.extras), ...authored.parts]);
    if (isRefusal(staged)) return staged;
    const repeated = await findHeldAssociation(tx, frameworkId);
    if (repeated) return alreadyHeld(repeated);
    await publishRevision(tx, this.outbox, {
      staged,
      organisationId,
      revision: current.revision + 1,
      whole: false,
      contentHash: () => contentHash(tx, 'current', { identifier: frameworkId, digest: staged.digest }),
      unresolvedCount: current.unresolvedCount + (await findUnresolved(tx, frameworkId)).total,
      publishedAt: authoring.now,
    });
    return describePublished(tx, frameworkId, authored);
  }

  private async admit(tx: Transaction, command: ExtendFrameworkCommand): Promise<Refusal | undefined> {
    const held = await lockFramework(tx, command.frameworkId);
    if (!held) return refuse('REGISTRY_FRAMEWORK_UNKNOWN', 404, 'No framework has this identifier.');
    if (held.organisationId === command.organisationId) return undefined;
    return refuse(
      'REGISTRY_FRAMEWORK_NOT_YOURS',
      403,
      'This framework belongs to another organisation. Draw the association in a framework of yours.',
    );
  }

  private async currentHead(tx: Transaction, frameworkId: string) {
    const head = await packageHead(tx, frameworkId);
    const framework = await findFramework(tx, frameworkId);
    if (!head || !framework) throw new Error(`Framework ${frameworkId} has no latest revision.`);
    return {
      document: JSON.parse(head.document) as Part,
      extras: JSON.parse(head.extras) as PackageExtras,
      revision: head.revision,
      unresolvedCount: framework.unresolvedCount,
    };
  }
}

function extensionParts(extras: PackageExtras): PackagePart[] {
  return Object.entries(extras).map(([of, value]) => ({
    kind: 'extensions',
    of: of as keyof PackageExtras,
    value,
  }));
}

function alreadyHeld(identifier: string): Refusal {
  return refuse(
    'REGISTRY_ASSOCIATION_EXISTS',
    409,
    `Association ${identifier} of this framework says the same already.`,
  );
}
