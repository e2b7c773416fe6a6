import type { FrameworkSummary } from '@wellspring/contracts';

/** A framework as it is stored. */
export interface FrameworkRow {
  readonly identifier: string;
  readonly organisationId: string;
  readonly organisationName: string | null;
  readonly uri: string;
  readonly title: string;
  readonly creator: string;
  readonly adoptionStatus: string | null;
  readonly language: string | null;
  readonly revision: number;
  readonly contentHash: string;
  readonly itemCount: number;
  readonly associationCount: number;
  readonly unresolvedCount: number;
  readonly publishedAt: Date;
}

export function summaryOf(row: FrameworkRow): FrameworkSummary {
  const { organisationId, organisationName, unresolvedCount, publishedAt, ...shown } = row;
  return {
    ...shown,
    unresolvedAssociationCount: unresolvedCount,
    owner: { organisationId, name: organisationName },
    publishedAt: publishedAt.toISOString(),
  };
}
