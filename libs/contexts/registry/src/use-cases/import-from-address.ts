import { Injectable } from '@nestjs/common';
import { refuse, type ImportResult, type Refusal } from '@wellspring/contracts';
import { GuardedClient } from '@wellspring/platform';
import { packageLimits } from '@wellspring/standards';
import { ImportFramework } from './import-framework.js';

export interface ImportFromCommand {
  readonly organisationId: string;
  readonly url: string;
  readonly dryRun: boolean;
}

const request = {
  headers: {
    accept: 'application/json, application/vnd.ims.case+json, application/gzip',
    // Left packed: the reader unpacks, and tells a bomb.
    'accept-encoding': 'gzip',
  },
  timeoutMs: 10 * 60_000,
  maxBytes: packageLimits.maxBytes,
};

/** Imports the package of an address, as it comes in. */
@Injectable()
export class ImportFromAddress {
  constructor(
    private readonly client: GuardedClient,
    private readonly importing: ImportFramework,
  ) {}

  execute({ organisationId, url, dryRun }: ImportFromCommand): Promise<ImportResult | Refusal> {
    return this.client.open(url, request, async ({ status, body }) => {
      if (status === 200) return this.importing.execute({ organisationId, dryRun, source: body });
      return refuse(
        'REGISTRY_SOURCE_FAILED',
        422,
        `The address answered ${status}, not a package. Nothing was stored.`,
      );
    });
  }
}
