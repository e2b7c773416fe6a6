import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  isRefusal,
  type CreateFrameworkRequest,
  type PublishedFramework,
  type Refusal,
} from '@wellspring/contracts';
import { Outbox } from '@wellspring/messaging';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock, idempotently, PublicAddress } from '@wellspring/platform';
import { authorDocument, authorParts, type Authoring } from '../domain/author-framework.js';
import { authoredNames } from '../domain/authored-names.js';
import { findNamedItems } from '../storage/items.js';
import { contentHash } from '../storage/merge.js';
import { nameOfOrganisation } from '../storage/organisations.js';
import { findUnresolved } from '../storage/package-checks.js';
import { describePublished } from './describe-published.js';
import { publishRevision } from './publish-revision.js';
import { stagePackage } from './stage-package.js';

export interface CreateFrameworkCommand {
  readonly organisationId: string;
  readonly idempotencyKey: string | undefined;
  readonly request: CreateFrameworkRequest;
}

/** Writes a framework by hand and publishes its first revision. */
@Injectable()
export class CreateFramework {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly address: PublicAddress,
  ) {}

  async execute(command: CreateFrameworkCommand): Promise<PublishedFramework | Refusal> {
    const { organisationId, idempotencyKey: key, request } = command;
    return this.database.transaction({ organisation: organisationId }, (tx) =>
      idempotently(tx, { context: 'registry', organisationId, key, request }, () => this.create(tx, command)),
    );
  }

  private async create(
    tx: Transaction,
    { organisationId, request }: CreateFrameworkCommand,
  ): Promise<PublishedFramework | Refusal> {
    const { items, associations = [] } = request;
    const authoring: Authoring = {
      now: this.clock.now(),
      newIdentifier: randomUUID,
      urlOf: (path) => this.address.urlOf(path),
      named: await findNamedItems(tx, authoredNames(items, associations), null),
    };
    const creator = (await nameOfOrganisation(tx, organisationId)) ?? organisationId;
    const document = authorDocument(request, creator, authoring);
    if (isRefusal(document)) return document;
    const authored = authorParts(document, items, associations, authoring);
    if (isRefusal(authored)) return authored;
    const staged = await stagePackage(tx, authored.parts);
    if (isRefusal(staged)) return staged;
    const { identifier } = document;
    await publishRevision(tx, this.outbox, {
      staged,
      organisationId,
      revision: 1,
      whole: true,
      contentHash: () => contentHash(tx, 'staged', { identifier, digest: staged.digest }),
      unresolvedCount: (await findUnresolved(tx, identifier)).total,
      publishedAt: authoring.now,
    });
    return describePublished(tx, identifier, authored);
  }
}
