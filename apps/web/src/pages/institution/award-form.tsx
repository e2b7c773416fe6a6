import { Button, Card, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { AwardAnswer } from '@wellspring/contracts';
import { CopyField } from '../../parts/copy-field.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAction } from '../../parts/use-action.js';
import { AchievementChoice } from './achievement-choice.js';

const forms = [
  { value: 'vc+ld+json', label: 'Data Integrity (eddsa-rdfc-2022)' },
  { value: 'vc+jwt', label: 'VC-JWT (ES256)' },
  { value: 'vc+ld+json vc+jwt', label: 'Both' },
];

const empty = {
  externalId: '',
  email: '',
  name: '',
  achievementId: null as string | null,
  level: null as string | null,
  format: 'vc+ld+json',
};

/** Records one award and issues its credential in both signed forms, or one. */
export function AwardForm() {
  const form = useForm({
    initialValues: empty,
    validate: { achievementId: (id) => (id ? null : 'Choose what to award.') },
  });
  const issue = useIssue();
  return (
    <form onSubmit={form.onSubmit((values) => issue.mutate(values))}>
      <Stack maw={640}>
        <AchievementChoice
          value={form.values}
          onChange={(choice) => form.setValues(choice)}
          error={form.errors['achievementId']}
        />
        <TextInput label="Name of the learner" required {...form.getInputProps('name')} />
        <TextInput label="E-mail of the learner" type="email" required {...form.getInputProps('email')} />
        <TextInput
          label="Your own number of this award"
          description="The same number again is the same award, and issues nothing twice"
          required
          {...form.getInputProps('externalId')}
        />
        <Select label="Signed form" allowDeselect={false} data={forms} {...form.getInputProps('format')} />
        <ProblemAlert error={issue.error} title="Nothing was issued" />
        <Group>
          <Button type="submit" loading={issue.isPending}>
            Issue
          </Button>
        </Group>
        {issue.data && <Issued answer={issue.data} />}
      </Stack>
    </form>
  );
}

function useIssue() {
  return useAction({
    run: (api, { externalId, email, name, achievementId, level, format }: typeof empty) =>
      api<AwardAnswer>('/issuer/awards', {
        method: 'POST',
        idempotencyKey: crypto.randomUUID(),
        json: {
          externalId,
          recipient: { email, name },
          achievementId,
          formats: format.split(' '),
          ...(level && { level }),
        },
      }),
    touches: [['issued'], ['recipients'], ['issuer-dashboard']],
  });
}

function Issued({ answer }: { answer: AwardAnswer }) {
  return (
    <Card withBorder role="status">
      <Stack gap="xs">
        <Text fw={600}>
          {answer.outcome === 'issued' ? 'Issued' : 'This award was issued before; here it is'}
        </Text>
        {answer.credentials.map(({ credentialId, format }) => (
          <Text key={credentialId} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {credentialId} ({format})
          </Text>
        ))}
        <Text size="sm">Send the learner this claim link; it connects their wallet with you for good:</Text>
        <CopyField label="Claim link" value={answer.claimUrl} />
      </Stack>
    </Card>
  );
}
