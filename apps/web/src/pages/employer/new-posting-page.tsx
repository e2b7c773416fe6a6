import { Button, Card, Checkbox, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { FoundItem, PostingDetail, PostingPreview } from '@wellspring/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSignedIn } from '../../session/session.js';
import { ItemSearch } from '../../shell/item-search.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';

interface Draft {
  readonly item: FoundItem;
  readonly kind: 'required' | 'preferred';
  readonly mandatory: boolean;
  readonly minLevel: number | null;
  readonly weight: number;
}

/** Publishes a posting whose requirements are chosen from frameworks; the pool is counted first. */
export function NewPostingPage() {
  const { api } = useSignedIn();
  const navigate = useNavigate();
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const form = useForm({ initialValues: { title: '', location: '', openings: 1 } });
  const body = () => ({
    title: form.values.title,
    openings: form.values.openings,
    ...(form.values.location && { location: form.values.location }),
    requirements: drafts.map(({ item, kind, mandatory, minLevel, weight }) => ({
      itemUri: item.uri,
      kind,
      mandatory: kind === 'required' && mandatory,
      minLevel,
      weight,
    })),
  });
  const preview = useMutation({
    mutationFn: () =>
      api<PostingPreview>('/matching/postings', { method: 'POST', json: body(), query: { preview: true } }),
  });
  const publish = useMutation({
    mutationFn: () =>
      api<PostingDetail>('/matching/postings', {
        method: 'POST',
        json: body(),
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: ({ id }) => navigate(`/postings/${id}`),
  });
  const change = (uri: string, part: Partial<Draft>) =>
    setDrafts((list) => list.map((draft) => (draft.item.uri === uri ? { ...draft, ...part } : draft)));
  const add = (item: FoundItem) =>
    setDrafts((list) =>
      list.some((draft) => draft.item.uri === item.uri)
        ? list
        : [...list, { item, kind: 'required', mandatory: false, minLevel: null, weight: 10 }],
    );
  return (
    <Page
      title="New posting"
      lead="Say what the work needs; whoever fits, with consent, comes into your feed by themselves."
    >
      <form onSubmit={form.onSubmit(() => publish.mutate())}>
        <Stack maw={820}>
          <TextInput label="Title" required {...form.getInputProps('title')} />
          <Group grow>
            <TextInput label="Place" {...form.getInputProps('location')} />
            <NumberInput label="Openings" min={1} max={10_000} {...form.getInputProps('openings')} />
          </Group>
          <ItemSearch label="Add a requirement" onChoose={add} />
          {drafts.map((draft) => (
            <Card key={draft.item.uri} withBorder padding="sm">
              <Text fw={600} size="sm">
                {draft.item.fullStatement}
              </Text>
              <Group align="flex-end" mt="xs">
                <Select
                  label="Kind"
                  w={130}
                  allowDeselect={false}
                  data={['required', 'preferred']}
                  value={draft.kind}
                  onChange={(kind) =>
                    change(draft.item.uri, { kind: kind === 'preferred' ? 'preferred' : 'required' })
                  }
                />
                <NumberInput
                  label="Least level"
                  w={110}
                  min={0}
                  max={100}
                  placeholder="any"
                  value={draft.minLevel ?? ''}
                  onChange={(value) =>
                    change(draft.item.uri, { minLevel: value === '' ? null : Number(value) })
                  }
                />
                <NumberInput
                  label="Weight"
                  w={100}
                  min={1}
                  max={100}
                  value={draft.weight}
                  onChange={(value) => change(draft.item.uri, { weight: Number(value) || 1 })}
                />
                <Checkbox
                  label="Mandatory"
                  checked={draft.mandatory}
                  disabled={draft.kind === 'preferred'}
                  onChange={(event) => change(draft.item.uri, { mandatory: event.currentTarget.checked })}
                />
                <Button
                  variant="subtle"
                  color="gray"
                  onClick={() => setDrafts((list) => list.filter(({ item }) => item.uri !== draft.item.uri))}
                  aria-label={`Remove ${draft.item.fullStatement}`}
                >
                  Remove
                </Button>
              </Group>
            </Card>
          ))}
          <ProblemAlert error={preview.error ?? publish.error} title="It was not published" />
          {preview.data && (
            <Text role="status">
              Now {preview.data.pool.qualified} qualified and {preview.data.pool.near} near candidates have
              consented.
            </Text>
          )}
          <Group>
            <Button
              variant="default"
              onClick={() => preview.mutate()}
              disabled={drafts.length === 0 || !form.values.title}
            >
              Count the pool
            </Button>
            <Button type="submit" disabled={drafts.length === 0} loading={publish.isPending}>
              Publish
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
