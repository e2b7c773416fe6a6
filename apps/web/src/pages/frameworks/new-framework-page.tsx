import { Button, Group, Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CreateFrameworkRequest, PublishedFramework } from '@wellspring/contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Section } from '../../parts/section.js';
import { useAction } from '../../parts/use-action.js';
import { counted } from '../../parts/words.js';
import { Page } from '../../shell/page.js';
import { emptyItem, ItemRows, itemsOf, type DraftItem } from './item-rows.js';

const statuses = {
  Draft: 'Draft: still being written',
  'Pending Implementation': 'Agreed, not in use yet',
  Implemented: 'In use',
} as const;

/** Writes a framework by hand and publishes its first revision. */
export function NewFrameworkPage() {
  const navigate = useNavigate();
  const [items, setItems] = useState<readonly DraftItem[]>([emptyItem()]);
  const form = useForm({
    initialValues: {
      title: '',
      description: '',
      adoptionStatus: 'Implemented' as keyof typeof statuses,
      levels: [] as string[],
    },
  });
  const publish = useAction({
    run: (api, json: CreateFrameworkRequest) =>
      api<PublishedFramework>('/registry/frameworks', { method: 'POST', json }),
    touches: [['frameworks']],
    says: ({ framework }) => ({ title: 'Published', message: `${framework.title}, revision 1` }),
    onDone: ({ framework }) => navigate(`/frameworks/${framework.identifier}`),
  });
  const written = itemsOf(items);
  const submit = ({ title, description, adoptionStatus, levels }: typeof form.values) =>
    publish.mutate({
      title,
      adoptionStatus,
      items: written,
      ...(description.trim() && { description }),
      ...(levels.length > 0 && { levels: levels.map((name, index) => ({ name, rank: index + 1 })) }),
    });
  return (
    <Page
      title="New framework"
      lead="Say what people can do, one statement an item. Publishing makes revision 1; later changes append revisions, and none is ever lost."
    >
      <form onSubmit={form.onSubmit(submit)}>
        <Stack maw={860}>
          <TextInput label="Title" required {...form.getInputProps('title')} />
          <Textarea label="Description" autosize minRows={2} {...form.getInputProps('description')} />
          <Select
            label="Status"
            allowDeselect={false}
            maw={320}
            data={Object.entries(statuses).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('adoptionStatus')}
          />
          <TagsInput
            label="Levels"
            description="Lowest first; Enter adds one. Leave it empty where a skill is had or not had."
            placeholder="With guidance"
            {...form.getInputProps('levels')}
          />
          <Section title="Items" lead="“Under” names the code of another item here.">
            <ItemRows items={items} onChange={setItems} />
          </Section>
          <ProblemAlert error={publish.error} title="It was not published" />
          <Group>
            <Button type="submit" disabled={written.length === 0} loading={publish.isPending}>
              Publish {written.length > 0 && counted(written.length, 'item', 'items')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
