import { Anchor, Badge, Card, Group, Progress, Stack, Text } from '@mantine/core';
import type { EmployerExplanation, LearnerExplanation } from '@wellspring/contracts';
import { Link } from 'react-router';
import { ItemName } from './item-name.js';
import { PlainList } from './plain-list.js';
import { percent, shortReference } from './words.js';

type Requirement = EmployerExplanation | LearnerExplanation;

const notes = {
  'not-held': 'No verified credential shows it.',
  'level-short': 'The achieved level is below what is asked for.',
  'level-unknown': 'A level is asked for, and the credential carries none.',
  'not-equivalent': 'What is held is related, which is not equivalent.',
} as const;

const relations: Readonly<Record<string, string>> = {
  exactMatchOf: 'is the same as',
  isChildOf: 'stands under',
  isPartOf: 'is part of',
  isPeerOf: 'stands beside',
  isRelatedTo: 'is related to',
  precedes: 'comes before',
  replacedBy: 'was replaced by',
  isTranslationOf: 'is a translation of',
};

/** Why a match is what it is, requirement by requirement. */
export function Explanation({ requirements }: { requirements: readonly Requirement[] }) {
  return (
    <PlainList gap="sm">
      {requirements.map((requirement) => (
        <Card key={requirement.requirementId} withBorder padding="sm" component="li">
          <RequirementExplained requirement={requirement} />
        </Card>
      ))}
    </PlainList>
  );
}

function RequirementExplained({ requirement }: { requirement: Requirement }) {
  const { label, met, kind, mandatory, minLevel, level, contribution, itemUri, note } = requirement;
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text fw={600}>{label}</Text>
        <Badge color={met ? 'teal' : 'gray'} miw={80}>
          {met ? 'met' : 'not met'}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {kind}
        {mandatory && ', mandatory'}
        {minLevel !== null && `, level ${minLevel} or higher`}
        {level !== null && `; achieved level ${level}`}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Progress
          value={contribution / 10}
          color={met ? 'teal.7' : 'gray.6'}
          style={{ flex: 1 }}
          aria-hidden
        />
        <Text size="sm">{percent(contribution)} of the fit</Text>
      </Group>
      {itemUri && <Evidence requirement={requirement} itemUri={itemUri} />}
      {note && <Text size="sm">{notes[note]}</Text>}
    </Stack>
  );
}

/** What is held, by which credential, and how that leads to what is asked for. */
function Evidence({ requirement, itemUri }: { requirement: Requirement; itemUri: string }) {
  const { path, strength } = requirement;
  return (
    <>
      <Text size="sm">
        Shown by <Credential requirement={requirement} />: <ItemName uri={itemUri} />
      </Text>
      {path.map(({ type, from, to }) => (
        <Text key={`${from} ${to}`} size="sm">
          By the framework: <ItemName uri={from} /> {relations[type] ?? type} <ItemName uri={to} /> (counts{' '}
          {percent(strength)})
        </Text>
      ))}
    </>
  );
}

/** To its holder a page of the wallet; to an employer a reference of that employer's own until it is released. */
function Credential({ requirement }: { requirement: Requirement }) {
  if ('credentialReference' in requirement) {
    return `credential ${requirement.credentialId ?? shortReference(requirement.credentialReference ?? '')}`;
  }
  const id = requirement.credentialId ?? '';
  return (
    <Anchor component={Link} to={`/my-credentials/${encodeURIComponent(id)}`} inherit>
      a credential of yours
    </Anchor>
  );
}
