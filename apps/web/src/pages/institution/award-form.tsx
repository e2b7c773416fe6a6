import { Button, Card, CopyButton, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { AchievementPage, AwardAnswer } from '@wellspring/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSignedIn } from '../../session/session.js';
import { ProblemAlert } from '../../shell/problem-alert.js';

/** Records one award and issues its credential in both signed forms, or one. */
export function AwardForm() {
  const { api } = useSignedIn();
  const achievements = useQuery({
    queryKey: ['achievements'],
    queryFn: () => api<AchievementPage>('/issuer/achievements', { query: { limit: 100 } }),
  });
  const form = useForm({
    initialValues: {
      externalId: '',
      email: '',
      name: '',
      achievementId: '',
      level: '',
      format: 'vc+ld+json',
    },
  });
  const issue = useMutation({
    mutationFn: ({ externalId, email, name, achievementId, level, format }: typeof form.values) =>
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
  });
  const chosen = achievements.data?.items.find(({ id }) => id === form.values.achievementId);
  return (
    <form onSubmit={form.onSubmit((values) => issue.mutate(values))}>
      <Stack maw={640}>
        <Select
          label="Achievement"
          required
          searchable
          data={achievements.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          {...form.getInputProps('achievementId')}
        />
        {chosen && chosen.resultLevels.length > 0 && (
          <Select
            label="Level"
            clearable
            data={chosen.resultLevels.map(({ name }) => name)}
            {...form.getInputProps('level')}
          />
        )}
        <TextInput label="Name of the learner" required {...form.getInputProps('name')} />
        <TextInput label="E-mail of the learner" type="email" required {...form.getInputProps('email')} />
        <TextInput
          label="Your own number of this award"
          description="The same number again is the same award"
          required
          {...form.getInputProps('externalId')}
        />
        <Select
          label="Signed form"
          allowDeselect={false}
          data={[
            { value: 'vc+ld+json', label: 'Data Integrity (eddsa-rdfc-2022)' },
            { value: 'vc+jwt', label: 'VC-JWT (ES256)' },
            { value: 'vc+ld+json vc+jwt', label: 'Both' },
          ]}
          {...form.getInputProps('format')}
        />
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
        <Group wrap="nowrap">
          <TextInput value={answer.claimUrl} readOnly aria-label="Claim link" style={{ flex: 1 }} />
          <CopyButton value={answer.claimUrl}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}
          </CopyButton>
        </Group>
      </Stack>
    </Card>
  );
}
