import { Injectable } from '@nestjs/common';
import { refuse, type ImportResult, type Refusal } from '@wellspring/contracts';
import { GuardedClient } from '@wellspring/platform';
import { ImportFramework } from './import-framework.js';

export interface ImportFromCommand {
  readonly organisationId: string;
  readonly url: string;
  readonly dryRun: boolean;
}

const maxBytes = 64 * 1_048_576;

/** Fetches a package from an address and imports it. */
@Injectable()
export class ImportFromAddress {
  constructor(
    private readonly client: GuardedClient,
    private readonly importing: ImportFramework,
  ) {}

  async execute({ organisationId, url, dryRun }: ImportFromCommand): Promise<ImportResult | Refusal> {
    const headers = {
      accept: 'application/json, application/vnd.ims.case+json, application/gzip',
      'accept-encoding': 'gzip',
    };
    const answer = await this.client.fetch(url, { headers, timeoutMs: 120_000, maxBytes });
    if (answer.status !== 200) {
      return refuse(
        'REGISTRY_SOURCE_FAILED',
        422,
        `The address answered ${answer.status}, not a package. Nothing was stored.`,
      );
    }
    return this.importing.execute({ organisationId, dryRun, source: chunksOf(answer.body) });
  }
}

/** The reader works in steps of its chunks; one of many megabytes would hold up everybody else. */
async function* chunksOf(body: Buffer): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < body.length; from += 65_536) yield body.subarray(from, from + 65_536);
}
