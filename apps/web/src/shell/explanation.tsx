import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import type { EmployerExplanation, LearnerExplanation } from '@wellspring/contracts';

const notes = {
  'not-held': 'No verified credential shows it.',
  'level-short': 'The achieved level is below what is asked for.',
  'level-unknown': 'A level is asked for, and the credential carries none.',
  'not-equivalent': 'What is held is related, which is not equivalent.',
} as const;

/** Why a match is what it is, requirement by requirement. */
export function Explanation({
  requirements,
}: {
  requirements: readonly (EmployerExplanation | LearnerExplanation)[];
}) {
  return (
    <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {requirements.map((requirement) => (
        <Card key={requirement.requirementId} withBorder padding="sm" component="li">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Text fw={600}>{requirement.label}</Text>
            <Badge color={requirement.met ? 'teal' : 'gray'} miw={80}>
              {requirement.met ? 'met' : 'not met'}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {requirement.kind}
            {requirement.mandatory && ', mandatory'}
            {requirement.minLevel !== null && `, level ${requirement.minLevel} or higher`}
            {requirement.level !== null && `; achieved level ${requirement.level}`};{' '}
            {requirement.contribution / 10} % of the fit
          </Text>
          {requirement.path.map(({ type, from, to }) => (
            <Text key={`${from} ${to}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
              By the framework: {from} {type} {to} (counts {requirement.strength / 10} %)
            </Text>
          ))}
          {requirement.note && <Text size="sm">{notes[requirement.note]}</Text>}
        </Card>
      ))}
    </Stack>
  );
}
