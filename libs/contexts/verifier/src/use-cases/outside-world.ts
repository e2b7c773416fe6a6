import { Injectable } from '@nestjs/common';
import { Database } from '@wellspring/persistence';
import { Clock, GuardedClient, PublicAddress } from '@wellspring/platform';
import {
  didWebDocumentUrl,
  StandardsError,
  type DidDocument,
  type VerificationPorts,
} from '@wellspring/standards';
import { trustOf } from '../storage/trust.js';
import { BriefCache } from './brief-cache.js';

const didSeconds = 300;
const statusListSeconds = 2;

/** What checks need from outside: DID documents, status lists, the trust registry and the time. */
@Injectable()
export class OutsideWorld {
  private readonly dids = new BriefCache<DidDocument>(didSeconds);
  private readonly statusLists = new BriefCache<string>(statusListSeconds);

  constructor(
    private readonly database: Database,
    private readonly client: GuardedClient,
    private readonly clock: Clock,
    private readonly address: PublicAddress,
  ) {}

  ports(): VerificationPorts {
    return {
      now: this.clock.now(),
      resolveDid: (did) => this.dids.get(did, () => this.fetchDid(did)),
      fetchStatusList: (url) => this.statusLists.get(url, () => this.fetchText(url)),
      trust: (issuerId) => this.trust(issuerId),
    };
  }

  /** After a revocation the next check sees the list as it is now. */
  forgetStatusLists(): void {
    this.statusLists.clear();
  }

  private async fetchDid(did: string): Promise<DidDocument> {
    const own = new URL(this.address.origin);
    const insecureHosts = own.protocol === 'http:' ? [own.host] : [];
    const text = await this.fetchText(didWebDocumentUrl(did, { insecureHosts }));
    return JSON.parse(text) as DidDocument;
  }

  private async fetchText(url: string): Promise<string> {
    const { status, body } = await this.client.fetch(url, { headers: { accept: 'application/json, */*' } });
    if (status !== 200) throw new StandardsError('OUTBOUND_FAILED', `${url} answered ${status}.`);
    return body.toString('utf8');
  }

  private async trust(did: string): ReturnType<VerificationPorts['trust']> {
    const row = await this.database.transaction('public', (tx) => trustOf(tx, did));
    if (row)
      return {
        status: row.status,
        reason: row.status === 'trusted' ? `${row.name ?? did} is trusted: ${row.reason}` : row.reason,
      };
    return { status: 'unknown', reason: 'The trust registry does not know this issuer.' };
  }
}
