import { Injectable } from '@nestjs/common';
import { Database } from '@wellspring/persistence';
import { InstallationKeys, PublicAddress } from '@wellspring/platform';
import { statusIndexOf } from '@wellspring/standards';
import { allocatePlaces } from '../storage/status-lists.js';

/** Where a credential's status will be read. */
export interface StatusPlace {
  readonly listId: string;
  readonly listUrl: string;
  readonly index: number;
}

/** Takes places in the status lists of an institution's identifiers. */
@Injectable()
export class StatusPlaces {
  private readonly indexKey: Buffer;

  constructor(
    private readonly database: Database,
    private readonly address: PublicAddress,
    installationKeys: InstallationKeys,
  ) {
    this.indexKey = installationKeys.of('issuer:status-index');
  }

  /** A place for each issuer, in order; nobody else gets it, whatever becomes of the credential. */
  async take(
    { organisationId, now }: { readonly organisationId: string; readonly now: Date },
    issuers: readonly string[],
  ): Promise<StatusPlace[]> {
    const places = await this.database.transaction({ organisation: organisationId }, (tx) =>
      allocatePlaces(tx, organisationId, issuers, now),
    );
    return places.map(({ listId, n }) => ({
      listId,
      listUrl: this.address.urlOf(`/issuer/status-lists/${listId}`),
      index: statusIndexOf(this.indexKey, listId, n),
    }));
  }
}
