import { frameworkPublished } from '@wellspring/contracts';
import { fact, type Outbox } from '@wellspring/messaging';
import type { Transaction } from '@wellspring/persistence';
import { storableText } from '../domain/storable-text.js';
import { mergeParts } from '../storage/merge.js';
import { appendRevision } from '../storage/revisions.js';
import type { StagedPackage } from './stage-package.js';

export interface Publication {
  readonly staged: StagedPackage;
  readonly organisationId: string;
  readonly revision: number;
  /** True when the staged parts are the whole revision, false when they are added to the current one. */
  readonly whole: boolean;
  /** The hash of the revision's content; worked out after the merge where the parts are added. */
  contentHash(): Promise<string>;
  readonly unresolvedCount: number;
  readonly publishedAt: Date;
}

/** Merges what is staged into the framework as its next revision, and tells of it, in one transaction. */
export async function publishRevision(
  tx: Transaction,
  outbox: Outbox,
  publication: Publication,
): Promise<{ contentHash: string }> {
  const { staged, organisationId, revision, whole, unresolvedCount, publishedAt } = publication;
  const { identifier, uri } = staged.document;
  await mergeParts(tx, { frameworkId: identifier, organisationId, revision, whole });
  const contentHash = await publication.contentHash();
  const shown = {
    identifier,
    organisationId,
    uri,
    title: textOf(staged.document['title']) ?? '',
    creator: textOf(staged.document['creator']) ?? '',
    adoptionStatus: textOf(staged.document['adoptionStatus']),
    language: textOf(staged.document['language']),
  };
  const counts = await appendRevision(tx, {
    ...shown,
    revision,
    contentHash,
    document: staged.documentText,
    extras: staged.extrasText,
    unresolvedCount,
    publishedAt,
  });
  const published = fact(frameworkPublished, {
    frameworkId: identifier,
    frameworkUri: uri,
    organisationId,
    title: shown.title,
    adoptionStatus: shown.adoptionStatus,
    revision,
    contentHash,
    ...counts,
    unresolvedAssociationCount: unresolvedCount,
    publishedAt: publishedAt.toISOString(),
  });
  await outbox.append(tx, [published]);
  return { contentHash };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? storableText(value) : null;
}
