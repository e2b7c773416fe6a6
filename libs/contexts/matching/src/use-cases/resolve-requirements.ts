import { Injectable } from '@nestjs/common';
import { refuse, resolveItems, type NewRequirement, type Refusal } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { InternalPorts } from '@wellspring/platform';
import type { RequirementRow } from '../storage/postings.js';

export type ResolvedRequirement = Omit<RequirementRow, 'postingId'>;

const longestLabel = 2000;

/** Turns what an employer asks for into framework items that the registry knows. */
@Injectable()
export class ResolveRequirements {
  constructor(private readonly ports: InternalPorts) {}

  async execute(asked: readonly NewRequirement[]): Promise<ResolvedRequirement[] | Refusal> {
    const uris = [...new Set(asked.map(({ itemUri }) => itemUri))];
    const { items } = await this.ports.call(resolveItems, { uris });
    const known = new Map(
      items.flatMap((item) => [[item.identifier, item] as const, [item.uri, item] as const]),
    );
    const unknown = asked.flatMap(({ itemUri }, index) =>
      known.has(itemUri)
        ? []
        : [{ path: `requirements.${index}.itemUri`, message: 'No framework here has this item.' }],
    );
    if (unknown.length > 0) return unknownItems(unknown);
    const resolved = asked.flatMap((requirement): ResolvedRequirement[] => {
      const item = known.get(requirement.itemUri);
      if (!item) return [];
      return [
        {
          id: newId(),
          itemUri: item.uri,
          frameworkUri: item.frameworkUri,
          revision: item.revision,
          label: item.fullStatement.slice(0, longestLabel),
          kind: requirement.kind,
          mandatory: requirement.mandatory ?? false,
          minLevel: requirement.minLevel ?? null,
          weight: requirement.weight,
        },
      ];
    });
    return repeatedItem(resolved) ?? resolved;
  }
}

function unknownItems(errors: { path: string; message: string }[]): Refusal {
  return refuse(
    'MATCHING_UNKNOWN_ITEM',
    422,
    'Some requirements name no framework item; search items at GET /registry/items.',
    errors,
  );
}

function repeatedItem(requirements: readonly ResolvedRequirement[]): Refusal | undefined {
  const seen = new Set<string>();
  const errors = requirements.flatMap(({ itemUri }, index) => {
    if (!seen.has(itemUri)) {
      seen.add(itemUri);
      return [];
    }
    return [{ path: `requirements.${index}.itemUri`, message: 'This item is asked for already.' }];
  });
  if (errors.length === 0) return undefined;
  return refuse('MATCHING_REPEATED_ITEM', 422, 'Ask for each item once; its weight says how much.', errors);
}
