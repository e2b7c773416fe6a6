import { Text } from '@mantine/core';
import type { FrameworkDetail, PublishedFramework } from '@wellspring/contracts';
import { useState } from 'react';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { useAction } from '../../parts/use-action.js';
import { counted } from '../../parts/words.js';
import { emptyItem, ItemRows, itemsOf, type DraftItem } from './item-rows.js';

/** Appends a revision with more items to a framework of one's own. */
export function AddItems({ framework }: { framework: FrameworkDetail }) {
  const { identifier, revision } = framework;
  const [items, setItems] = useState<readonly DraftItem[]>([emptyItem()]);
  const written = itemsOf(items);
  const add = useAction({
    run: (api) =>
      api<PublishedFramework>(`/registry/frameworks/${identifier}/items`, {
        method: 'POST',
        json: { items: written },
      }),
    touches: [['framework', identifier], ['tree', identifier], ['frameworks']],
    says: (answer) => ({
      title: 'Published',
      message: `Revision ${answer.framework.revision} with ${counted(answer.items.length, 'more item', 'more items')}`,
    }),
    onDone: () => setItems([emptyItem()]),
  });
  return (
    <ConfirmButton
      label="Add items"
      question={`Publish revision ${revision + 1}?`}
      confirm={`Publish revision ${revision + 1}`}
      isDangerous={false}
      size="xl"
      isReady={written.length > 0}
      action={add}
    >
      <Text size="sm">
        A revision cannot be taken back. What was aligned to revision {revision} stays aligned to it.
      </Text>
      <ItemRows items={items} onChange={setItems} />
    </ConfirmButton>
  );
}
