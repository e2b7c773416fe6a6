import { Button, Group, Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { AchievementMessage, CreateAchievementRequest, FoundItem } from '@wellspring/contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAction } from '../../parts/use-action.js';
import { Page } from '../../shell/page.js';
import { ChosenItems } from './chosen-items.js';

const types = [
  'Certificate',
  'Badge',
  'Course',
  'Competency',
  'Degree',
  'Diploma',
  'License',
  'MicroCredential',
];

/** Defines an achievement: what it is, what it takes, which framework items it shows. */
export function NewAchievementPage() {
  const navigate = useNavigate();
  const [items, setItems] = useState<readonly FoundItem[]>([]);
  const form = useForm({
    initialValues: {
      name: '',
      description: '',
      narrative: '',
      achievementType: 'Certificate',
      levels: ['With guidance', 'By routine', 'Independently', 'Leads others'],
    },
    validate: {
      levels: (names) => (names.length === 1 ? 'One level says nothing: give at least two, or none.' : null),
    },
  });
  const create = useAction({
    run: (api, json: CreateAchievementRequest) =>
      api<AchievementMessage>('/issuer/achievements', {
        method: 'POST',
        idempotencyKey: crypto.randomUUID(),
        json,
      }),
    touches: [['achievements']],
    says: ({ name }) => ({ title: 'Published', message: name }),
    onDone: () => navigate('/achievements'),
  });
  const submit = ({ narrative, levels, ...rest }: typeof form.values) =>
    create.mutate({
      ...rest,
      criteria: { narrative },
      alignments: items.map(({ uri }) => ({ itemUri: uri })),
      ...(levels.length > 0 && { resultLevels: levels.map((name, index) => ({ name, rank: index + 1 })) }),
    });
  return (
    <Page title="New achievement" lead="An Open Badges 3.0 achievement, published as soon as you save it.">
      <form onSubmit={form.onSubmit(submit)}>
        <Stack maw={720}>
          <TextInput label="Name" required {...form.getInputProps('name')} />
          <Select
            label="Type"
            data={types}
            allowDeselect={false}
            maw={320}
            {...form.getInputProps('achievementType')}
          />
          <Textarea
            label="Description"
            description="What its holder can do"
            required
            autosize
            minRows={2}
            {...form.getInputProps('description')}
          />
          <Textarea
            label="What it takes"
            description="How it is earned: courses, examinations, work"
            required
            autosize
            minRows={2}
            {...form.getInputProps('narrative')}
          />
          <ChosenItems items={items} onChange={setItems} />
          <TagsInput
            label="Levels"
            description="Lowest first; Enter adds one. Empty: it is earned or not."
            {...form.getInputProps('levels')}
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
