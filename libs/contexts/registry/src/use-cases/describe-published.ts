import type { PublishedFramework } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import type { AuthoredParts } from '../domain/author-framework.js';
import { summaryOf } from '../domain/framework-summary.js';
import { findFramework } from '../storage/frameworks.js';

/** The answer of what was written by hand. */
export async function describePublished(
  tx: Transaction,
  identifier: string,
  { items, associations }: AuthoredParts,
): Promise<PublishedFramework> {
  const framework = await findFramework(tx, identifier);
  if (!framework) throw new Error(`Framework ${identifier} was published and is not there.`);
  return {
    framework: summaryOf(framework),
    items: items.map((item) => ({
      identifier: item.identifier,
      uri: item.uri,
      fullStatement: String(item['fullStatement']),
      humanCodingScheme: (item['humanCodingScheme'] as string | undefined) ?? null,
    })),
    associations: associations.map((each) => ({
      identifier: each.identifier,
      uri: each.uri,
      associationType: String(each['associationType']),
    })),
  };
}
