import {
  ActionIcon,
  Button,
  Group,
  List,
  Paper,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
  Textarea,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { AchievementMessage, FoundItem } from '@wellspring/contracts';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSignedIn } from '../../session/session.js';
import { ItemSearch } from '../../shell/item-search.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';

const scale = ['With guidance', 'By routine', 'Independently', 'Leads others'].map((name, index) => ({
  name,
  rank: index + 1,
}));

/** Defines an achievement: what it is, what it takes, which framework items it shows. */
export function NewAchievementPage() {
  const { api } = useSignedIn();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [items, setItems] = useState<FoundItem[]>([]);
  const form = useForm({
    initialValues: { name: '', description: '', narrative: '', achievementType: 'Certificate', levels: true },
  });
  const create = useMutation({
    mutationFn: ({ name, description, narrative, achievementType, levels }: typeof form.values) =>
      api<AchievementMessage>('/issuer/achievements', {
        method: 'POST',
        idempotencyKey: crypto.randomUUID(),
        json: {
          name,
          description,
          achievementType,
          criteria: { narrative },
          alignments: items.map(({ uri }) => ({ itemUri: uri })),
          ...(levels && { resultLevels: scale }),
        },
      }),
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: ['achievements'] });
      notifications.show({ title: 'Published', message: name });
      await navigate('/achievements');
    },
  });
  const add = (item: FoundItem) =>
    setItems((list) => (list.some(({ uri }) => uri === item.uri) ? list : [...list, item]));
  return (
    <Page title="New achievement" lead="An Open Badges 3.0 achievement, published as soon as you save it.">
      <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <Stack maw={720}>
          <TextInput label="Name" required {...form.getInputProps('name')} />
          <Select
            label="Type"
            data={[
              'Certificate',
              'Badge',
              'Course',
              'Competency',
              'Degree',
              'Diploma',
              'License',
              'MicroCredential',
            ]}
            allowDeselect={false}
            {...form.getInputProps('achievementType')}
          />
          <Textarea
            label="Description"
            required
            autosize
            minRows={2}
            {...form.getInputProps('description')}
          />
          <Textarea
            label="What it takes"
            required
            autosize
            minRows={2}
            {...form.getInputProps('narrative')}
          />
          <Paper withBorder p="md">
            <Stack>
              <ItemSearch label="Skills that it shows" onChoose={add} />
              <List listStyleType="none" spacing="xs" aria-label="Chosen skills">
                {items.map((item) => (
                  <List.Item key={item.uri}>
                    <Group gap="xs" wrap="nowrap">
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={`Remove ${item.fullStatement}`}
                        onClick={() => setItems((list) => list.filter(({ uri }) => uri !== item.uri))}
                      >
                        <IconX size={16} />
                      </ActionIcon>
                      <Text size="sm">{item.fullStatement}</Text>
                    </Group>
                  </List.Item>
                ))}
              </List>
            </Stack>
          </Paper>
          <Switch
            label="It has levels"
            description={scale.map(({ name }) => name).join(' · ')}
            {...form.getInputProps('levels', { type: 'checkbox' })}
          />
          <ProblemAlert error={create.error} title="It was not published" />
          <Group>
            <Button type="submit" loading={create.isPending}>
              Publish
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
