import type { CreateAchievementRequest, ResolvedItem } from '@wellspring/contracts';
import type { Achievement } from '@wellspring/standards';
import type { AlignmentFact, ResultLevel } from './award.js';

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

/** The only ResultDescription of an achievement with levels. */
export function resultDescriptionId(achievementUrl: string): string {
  return `${achievementUrl}#level`;
}

/** An item as achievements keep it: with the revision of its framework at that moment. */
export function alignmentFact(item: ResolvedItem): AlignmentFact {
  return {
    uri: item.uri,
    name: item.fullStatement.slice(0, 1000),
    code: item.humanCodingScheme,
    frameworkId: item.frameworkId,
    frameworkUri: item.frameworkUri,
    frameworkTitle: item.frameworkTitle,
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
