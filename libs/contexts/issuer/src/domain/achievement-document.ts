import type { CreateAchievementRequest, ResolvedItem } from '@wellspring/contracts';
import {
  achievementSchema,
  canonicalize,
  credentialsV2,
  openBadgesV3,
  StandardsError,
  type Achievement,
} from '@wellspring/standards';
import type { AlignmentFact, ResultLevel } from './award.js';
import { printable } from './printable.js';

/** The Open Badges 3.0 Achievement of a request: its `id` dereferences at our own address. */
export function achievementDocument(input: {
  url: string;
  request: CreateAchievementRequest;
  alignments: readonly AlignmentFact[];
  levels: readonly ResultLevel[];
}): Achievement {
  const { url, request, alignments, levels } = input;
  return {
    id: url,
    type: ['Achievement'],
    name: request.name,
    description: request.description,
    criteria: request.criteria,
    achievementType: request.achievementType,
    ...(alignments.length > 0 && { alignment: alignments.map(alignmentOf) }),
    ...(levels.length > 0 && {
      resultDescription: [
        {
          id: resultDescriptionId(url),
          type: ['ResultDescription'],
          name: 'Level',
          resultType: 'RubricCriterionLevel',
          rubricCriterionLevel: levels.map(({ id, name, rank }) => ({
            id,
            type: ['RubricCriterionLevel'],
            name,
            level: String(rank),
          })),
        },
      ],
    }),
  };
}

/**
 * Why credentials of this achievement could not be signed or would not verify: an item whose URI is none, for
 * example. Found when it is defined, not at each award. Empty is well.
 */
export async function faultsOf(document: Achievement): Promise<{ path: string; message: string }[]> {
  const { error } = achievementSchema.safeParse(document);
  if (error) return error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  try {
    await canonicalize({ '@context': [credentialsV2, openBadgesV3], ...document });
    return [];
  } catch (fault) {
    if (fault instanceof StandardsError) return [{ path: '', message: fault.message }];
    throw fault;
  }
}

/** The only ResultDescription of an achievement with levels. */
export function resultDescriptionId(achievementUrl: string): string {
  return `${achievementUrl}#level`;
}

/** An item as achievements keep it: with the revision of its framework at that moment. */
export function alignmentFact(item: ResolvedItem): AlignmentFact {
  return {
    uri: item.uri,
    name: printable(item.fullStatement, 1000),
    code: item.humanCodingScheme && printable(item.humanCodingScheme, 300),
    frameworkId: item.frameworkId,
    frameworkUri: item.frameworkUri,
    frameworkTitle: printable(item.frameworkTitle, 1000),
    revision: item.revision,
  };
}

function alignmentOf(fact: AlignmentFact) {
  return {
    type: ['Alignment'],
    targetName: fact.name,
    targetUrl: fact.uri,
    targetType: 'CFItem',
    targetFramework: `${fact.frameworkTitle} (revision ${fact.revision})`,
    ...(fact.code && { targetCode: fact.code }),
  };
}
