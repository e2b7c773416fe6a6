import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock, GuardedClient, PublicAddress, SharedCache } from '@wellspring/platform';
import {
  createSchemaPool,
  didWebDocumentUrl,
  type DidDocument,
  type VerificationPorts,
} from '@wellspring/standards';
import { BriefCache, once } from './brief-cache.js';
import { TrustRegistry } from './trust-registry.js';

const seconds = {
  /** DID documents in this process and among replicas; a key that is missing is looked for again at once. */
  did: 10,
  sharedDid: 60,
  /** How often a key that nobody lists makes us ask again. */
  missingKey: 1,
  statusList: 1,
  /** Also that one cannot be had: of many that name the same, one waits for an address that does not answer. */
  schema: 60,
} as const;
const bytes = { did: 256 * 1024, statusList: 5_000_000, schema: 500_000 } as const;
/** A schema, or a credential around one, which may be a JWT. */
const schemaTypes =
  'application/schema+json, application/vc, application/vc+jwt, application/json, */*;q=0.5';
/** As many texts as large as one may be lie in memory. */
const mostSchemas = 50;
const revocations = 'verifier:revocations';

/** What checks need from outside: DID documents, status lists, schemas, the trust registry and the time. */
@Injectable()
export class OutsideWorld implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly dids = new BriefCache<DidDocument>();
  private readonly statusLists = new BriefCache<string>();
  private readonly schemas = new BriefCache<{ text: string } | { failure: Error }>(mostSchemas);
  private readonly schemaPool = createSchemaPool();
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly trust: TrustRegistry,
    private readonly client: GuardedClient,
    private readonly cache: SharedCache,
    private readonly clock: Clock,
    private readonly address: PublicAddress,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.unsubscribe = await this.cache.subscribe(revocations, () => this.statusLists.clear());
  }

  async onModuleDestroy(): Promise<void> {
    this.unsubscribe();
    await this.schemaPool.close();
  }

  /** The world as one batch of checks sees it; `fresh` looks for keys that are newer than what is remembered. */
  ports(fresh = false): VerificationPorts {
    const trust = once((issuer) => this.trust.find(issuer));
    return {
      now: this.clock.now(),
      resolveDid: once((did) => this.did(did, fresh)),
      fetchStatusList: once((url) =>
        this.statusLists.get(url, seconds.statusList, () => this.fetch(url, bytes.statusList)),
      ),
      fetchSchema: once((url) => this.schema(url)),
      applySchema: this.schemaPool.apply,
      trust: async (issuer, achievementType) =>
        this.trust.weigh(await trust(issuer), issuer, achievementType),
    };
  }

  /** Something was revoked: the next check, by whichever replica, sees the lists as they are now. */
  forgetStatusLists(): void {
    this.statusLists.clear();
    // Without the shared cache the other replicas learn it within the cache's second.
    void this.cache.publish(revocations, '').catch(() => undefined);
  }

  private did(did: string, fresh: boolean): Promise<DidDocument> {
    return this.dids.get(did, fresh ? seconds.missingKey : seconds.did, async () => {
      const key = `verifier:did:${did}`;
      const shared = fresh ? undefined : await this.cache.get(key);
      if (shared) return JSON.parse(shared) as DidDocument;
      const text = await this.fetch(this.documentUrl(did), bytes.did);
      const document = JSON.parse(text) as DidDocument;
      await this.cache.set(key, text, seconds.sharedDid);
      return document;
    });
  }

  private async schema(url: string): Promise<string> {
    const found = await this.schemas.get(url, seconds.schema, () =>
      this.fetch(url, bytes.schema, schemaTypes).then(
        (text) => ({ text }),
        (failure: Error) => ({ failure }),
      ),
    );
    if ('failure' in found) throw found.failure;
    return found.text;
  }

  /** An installation that is itself known by plain HTTP, as on a laptop, is asked that way. */
  private documentUrl(did: string): string {
    const own = new URL(this.address.origin);
    return didWebDocumentUrl(did, { insecureHosts: own.protocol === 'http:' ? [own.host] : [] });
  }

  private async fetch(url: string, maxBytes: number, accept = 'application/json, */*'): Promise<string> {
    const headers = { accept };
    const { status, body } = await this.client.fetch(url, { headers, maxBytes });
    if (status !== 200) throw new Error(`${url} answered ${status}.`);
    return body.toString('utf8');
  }
}
