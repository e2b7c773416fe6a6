import { Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import type { CreateFrameworkRequest, PublishedFramework } from '@wellspring/contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { PublishButton } from '../../parts/publish-button.js';
import { Section } from '../../parts/section.js';
import { useAction } from '../../parts/use-action.js';
import { choicesOf, counted } from '../../parts/words.js';
import { Page } from '../../shell/page.js';
import { emptyItem, ItemRows, itemsOf, type DraftItem } from './item-rows.js';

const statuses = {
  Draft: 'Draft: still being written',
  'Pending Implementation': 'Agreed, not in use yet',
  Implemented: 'In use',
} as const;

const empty = {
  title: '',
  description: '',
  adoptionStatus: 'Implemented' as keyof typeof statuses,
  levels: [] as string[],
};

/** Writes a framework by hand and publishes its first revision. */
export function NewFrameworkPage() {
  const [items, setItems] = useState<readonly DraftItem[]>([emptyItem()]);
  const form = useForm({ initialValues: empty });
  const publish = usePublish();
  const written = itemsOf(items);
  return (
    <Page
      title="New framework"
      lead="Say what people can do, one statement an item. Publishing makes revision 1; later changes append revisions, and none is ever lost."
    >
      <form onSubmit={form.onSubmit((values) => publish.mutate({ ...wordsOf(values), items: written }))}>
        <Stack maw={860}>
          <DocumentFields form={form} />
          <Section title="Items" lead="“Under” names the code of another item here.">
            <ItemRows items={items} onChange={setItems} />
          </Section>
          <PublishButton disabled={written.length === 0} action={publish}>
            {written.length > 0 && counted(written.length, 'item', 'items')}
          </PublishButton>
        </Stack>
      </form>
    </Page>
  );
}

function usePublish() {
  const navigate = useNavigate();
  return useAction({
    run: (api, json: CreateFrameworkRequest) =>
      api<PublishedFramework>('/registry/frameworks', { method: 'POST', json }),
    touches: [['frameworks']],
    says: ({ framework }) => ({ title: 'Published', message: `${framework.title}, revision 1` }),
    onDone: ({ framework }) => navigate(`/frameworks/${framework.identifier}`),
  });
}

/** What stays empty is left out. */
function wordsOf({ title, description, adoptionStatus, levels }: typeof empty) {
  return {
    title,
    adoptionStatus,
    ...(description.trim() && { description }),
    ...(levels.length > 0 && { levels: levels.map((name, index) => ({ name, rank: index + 1 })) }),
  };
}

function DocumentFields({ form }: { form: UseFormReturnType<typeof empty> }) {
  return (
    <>
      <TextInput label="Title" required {...form.getInputProps('title')} />
      <Textarea label="Description" autosize minRows={2} {...form.getInputProps('description')} />
      <Select
        label="Status"
        allowDeselect={false}
        maw={320}
        data={choicesOf(statuses)}
        {...form.getInputProps('adoptionStatus')}
      />
      <TagsInput
        label="Levels"
        description="Lowest first; Enter adds one. Leave it empty where a skill is had or not had."
        placeholder="With guidance"
        {...form.getInputProps('levels')}
      />
    </>
  );
}
