import { Injectable } from '@nestjs/common';
import {
  refuse,
  type FoundItems,
  type ItemDetail,
  type Refusal,
  type ResolvedItem,
  type SearchItemsQuery,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { PublicAddress } from '@wellspring/platform';
import { isUuidText } from '../domain/case-identifier.js';
import {
  findItemRecord,
  listAssociationsOf,
  resolveItemRows,
  type AssociationRecord,
} from '../storage/items.js';
import { searchByLikeness, searchByStretch, searchByWords } from '../storage/search.js';

const inLatin = [searchByWords, searchByLikeness];
/** Likeness is told by Latin letters alone. */
const inOtherScripts = [searchByWords, searchByStretch];

/** Items by text, by URI, by identifier. */
@Injectable()
export class FindItems {
  constructor(
    private readonly database: Database,
    private readonly address: PublicAddress,
  ) {}

  /** By words; where these find nothing, by likeness, for misspelt ones, or as it is written. */
  async search(query: SearchItemsQuery): Promise<FoundItems> {
    return this.database.transaction('public', async (tx) => {
      for (const search of isLatin(query.q) ? inLatin : inOtherScripts) {
        const items = await search(tx, query);
        if (items.length > 0) return { items };
      }
      return { items: [] };
    });
  }

  async resolve(names: readonly string[]): Promise<{ items: ResolvedItem[] }> {
    const identifiers = names.flatMap((name) => this.identifierIn(name) ?? []);
    const items = await this.database.transaction('public', (tx) =>
      resolveItemRows(tx, { uris: names, identifiers }),
    );
    return { items };
  }

  async detail(identifier: string): Promise<ItemDetail | Refusal> {
    return this.database.transaction('public', async (tx) => {
      const found = await findItemRecord(tx, identifier);
      if (!found) return refuse('REGISTRY_ITEM_UNKNOWN', 404, 'No item has this identifier.');
      const { payload, ...shown } = found;
      const { notes } = JSON.parse(payload) as { notes?: string };
      const associations = await listAssociationsOf(tx, identifier);
      return { ...shown, notes: notes ?? null, associations: associations.map(describeAssociation) };
    });
  }

  /** Items keep the URI they came with; ours below /ims/case names them as well. */
  private identifierIn(name: string): string | undefined {
    const own = this.address.urlOf('/ims/case/');
    const path = name.startsWith(own) ? /^v1p[01]\/CFItems\/(.+)$/.exec(name.slice(own.length)) : null;
    const identifier = path?.[1] ?? name;
    return isUuidText(identifier) ? identifier.toLowerCase() : undefined;
  }
}

function isLatin(text: string): boolean {
  return !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text);
}

function describeAssociation(record: AssociationRecord): ItemDetail['associations'][number] {
  const payload = JSON.parse(record.payload) as Record<
    string,
    { identifier: string; uri: string; title: string }
  >;
  const node = payload[record.outgoing ? 'destinationNodeURI' : 'originNodeURI'];
  return {
    identifier: record.identifier,
    associationType: record.associationType,
    direction: record.outgoing ? 'outgoing' : 'incoming',
    other: {
      identifier: node?.identifier ?? '',
      uri: node?.uri ?? '',
      title: record.otherStatement ?? node?.title ?? '',
      frameworkId: record.otherFrameworkId,
      frameworkTitle: record.otherFrameworkTitle,
    },
  };
}
