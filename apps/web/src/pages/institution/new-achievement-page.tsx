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

const empty = {
  name: '',
  description: '',
  narrative: '',
  achievementType: 'Certificate',
  levels: ['With guidance', 'By routine', 'Independently', 'Leads others'],
};

/** Defines an achievement: what it is, what it takes, which framework items it shows. */
export function NewAchievementPage() {
  const [items, setItems] = useState<readonly FoundItem[]>([]);
  const create = useCreate();
  return (
    <Page title="New achievement" lead="An Open Badges 3.0 achievement, published as soon as you save it.">
      <AchievementFields
        onSubmit={(values) => create.mutate(requestOf(values, items))}
        isBusy={create.isPending}
        error={create.error}
        items={items}
        onItems={setItems}
      />
    </Page>
  );
}

function useCreate() {
  const navigate = useNavigate();
  return useAction({
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
}

function requestOf(
  { narrative, levels, ...rest }: typeof empty,
  items: readonly FoundItem[],
): CreateAchievementRequest {
  return {
    ...rest,
    criteria: { narrative },
    alignments: items.map(({ uri }) => ({ itemUri: uri })),
    ...(levels.length > 0 && { resultLevels: levels.map((name, index) => ({ name, rank: index + 1 })) }),
  };
}

interface AchievementFieldsProps {
  onSubmit(values: typeof empty): void;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly items: readonly FoundItem[];
  onItems(items: readonly FoundItem[]): void;
}

function AchievementFields({ onSubmit, isBusy, error, items, onItems }: AchievementFieldsProps) {
  const form = useForm({
    initialValues: empty,
    validate: {
      levels: ({ length }) => (length === 1 ? 'One level says nothing: give at least two, or none.' : null),
    },
  });
  const text = (name: 'description' | 'narrative') => ({
    required: true,
    autosize: true,
    minRows: 2,
    ...form.getInputProps(name),
  });
  return (
    <form onSubmit={form.onSubmit(onSubmit)}>
      <Stack maw={720}>
        <TextInput label="Name" required {...form.getInputProps('name')} />
        <Select
          label="Type"
          data={types}
          allowDeselect={false}
          maw={320}
          {...form.getInputProps('achievementType')}
        />
        <Textarea label="Description" description="What its holder can do" {...text('description')} />
        <Textarea
          label="What it takes"
          description="How it is earned: courses, examinations, work"
          {...text('narrative')}
        />
        <ChosenItems items={items} onChange={onItems} />
        <TagsInput
          label="Levels"
          description="Lowest first; Enter adds one. Empty: it is earned or not."
          {...form.getInputProps('levels')}
        />
        <ProblemAlert error={error} title="It was not published" />
        <Group>
          <Button type="submit" loading={isBusy}>
            Publish
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
