import { List, Select } from '@mantine/core';
import type { ClosePostingRequest, PostingDetail } from '@wellspring/contracts';
import { useState } from 'react';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { useAction } from '../../parts/use-action.js';
import { counted } from '../../parts/words.js';

const reasons = [
  { value: 'filled', label: 'It is filled' },
  { value: 'cancelled', label: 'It is not filled any more' },
];

/** Ends a posting and every match of it. */
export function ClosePosting({ posting: { id, title, matches } }: { posting: PostingDetail }) {
  const [reason, setReason] = useState<ClosePostingRequest['reason']>('filled');
  const close = useAction({
    run: (api) => api(`/matching/postings/${id}/close`, { method: 'POST', json: { reason } }),
    touches: [['posting', id], ['matches', id], ['postings']],
    says: () => ({ title: 'Closed', message: title }),
  });
  const count = matches.qualified + matches.near;
  return (
    <ConfirmButton
      label="Close the posting"
      question="Close this posting?"
      confirm="Close it"
      keep="Keep it open"
      action={close}
    >
      <List size="sm" spacing={4}>
        <List.Item>
          {count === 0
            ? 'Nobody fits it now, so no match ends.'
            : `Its ${counted(count, 'match ends', 'matches end')}, and your feeds say so.`}
        </List.Item>
        <List.Item>It cannot be opened again; you can publish another.</List.Item>
      </List>
      <Select
        label="Why"
        allowDeselect={false}
        data={reasons}
        value={reason}
        onChange={(value) => setReason(value === 'cancelled' ? 'cancelled' : 'filled')}
      />
    </ConfirmButton>
  );
}
