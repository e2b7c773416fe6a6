import { NumberInput, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import type { FoundItem, PostingDetail, PublishPostingRequest } from '@wellspring/contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ItemSearch } from '../../parts/item-search.js';
import { PublishButton } from '../../parts/publish-button.js';
import { Section } from '../../parts/section.js';
import { useAction } from '../../parts/use-action.js';
import { Page } from '../../shell/page.js';
import { PoolPreview } from './pool-preview.js';
import { RequirementCard, requirementOf, type DraftRequirement } from './requirement-card.js';

const zones = Intl.supportedValuesOf('timeZone');

const empty = {
  title: '',
  description: '',
  location: '',
  openings: 1,
  closesOn: '',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};

/** Publishes a posting whose requirements are chosen from frameworks; the pool is counted meanwhile. */
export function NewPostingPage() {
  const [drafts, setDrafts] = useState<readonly DraftRequirement[]>([]);
  const form = useForm({ initialValues: empty });
  const publish = usePublish();
  const requirements = drafts.map(requirementOf);
  return (
    <Page
      title="New posting"
      lead="Say what the work needs; whoever fits, with consent, comes into your feed by themselves."
    >
      <form onSubmit={form.onSubmit((values) => publish.mutate({ ...wordsOf(values), requirements }))}>
        <Stack maw={820}>
          <WorkFields form={form} />
          <Requirements drafts={drafts} onChange={setDrafts} />
          <PoolPreview requirements={requirements} />
          <PublishButton disabled={drafts.length === 0} action={publish} />
        </Stack>
      </form>
    </Page>
  );
}

function usePublish() {
  const navigate = useNavigate();
  return useAction({
    run: (api, json: PublishPostingRequest) =>
      api<PostingDetail>('/matching/postings', {
        method: 'POST',
        json,
        idempotencyKey: crypto.randomUUID(),
      }),
    touches: [['postings']],
    says: ({ title }) => ({ title: 'Published', message: `${title}: whoever fits appears by themselves.` }),
    onDone: ({ id }) => navigate(`/postings/${id}`),
  });
}

/** What stays empty is left out. */
function wordsOf({ description, location, closesOn, ...rest }: typeof empty) {
  return {
    ...rest,
    ...(description.trim() && { description }),
    ...(location.trim() && { location }),
    ...(closesOn && { closesOn }),
  };
}

function WorkFields({ form }: { form: UseFormReturnType<typeof empty> }) {
  return (
    <>
      <TextInput label="Title" required {...form.getInputProps('title')} />
      <Textarea label="Description" autosize minRows={2} {...form.getInputProps('description')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label="Place" {...form.getInputProps('location')} />
        <NumberInput label="Openings" min={1} max={10_000} {...form.getInputProps('openings')} />
        <TextInput
          label="Last day"
          description="It closes at the midnight that ends this day there"
          type="date"
          {...form.getInputProps('closesOn')}
        />
        <Select
          label="Time zone of the place"
          description="In which its day ends"
          searchable
          allowDeselect={false}
          data={zones}
          {...form.getInputProps('timeZone')}
        />
      </SimpleGrid>
    </>
  );
}

interface RequirementsProps {
  readonly drafts: readonly DraftRequirement[];
  onChange(drafts: readonly DraftRequirement[]): void;
}

function Requirements({ drafts, onChange }: RequirementsProps) {
  const add = (item: FoundItem) => {
    if (drafts.some((draft) => draft.item.uri === item.uri)) return;
    onChange([...drafts, { item, kind: 'required', mandatory: false, minLevel: null, weight: 10 }]);
  };
  return (
    <Section
      title="Requirements"
      lead="A mandatory one is met by the item itself or its equal alone; weights say how much each counts."
    >
      <ItemSearch label="Add a requirement" onChoose={add} />
      {drafts.map((draft) => (
        <RequirementCard
          key={draft.item.uri}
          draft={draft}
          onChange={(part) => onChange(drafts.map((each) => (each === draft ? { ...draft, ...part } : each)))}
          onRemove={() => onChange(drafts.filter((each) => each !== draft))}
        />
      ))}
    </Section>
  );
}
