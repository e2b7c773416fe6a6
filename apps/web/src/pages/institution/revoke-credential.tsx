import { List, Text } from '@mantine/core';
import type { CredentialSummary } from '@wellspring/contracts';
import { useState } from 'react';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { ReasonField } from '../../parts/reason-field.js';
import { useAction } from '../../parts/use-action.js';

/** Takes a credential back, for a reason that its learner sees. */
export function RevokeCredential({ credential }: { credential: CredentialSummary }) {
  const { credentialId, achievementName, recipientName, state } = credential;
  const [reason, setReason] = useState('');
  const revoke = useAction({
    run: (api) =>
      api(`/issuer/credentials/${encodeURIComponent(credentialId)}/revoke`, {
        method: 'POST',
        json: { reason },
      }),
    touches: [['issued'], ['issuer-dashboard']],
    says: () => ({ title: 'Revoked', message: `${achievementName} of ${recipientName}` }),
  });
  return (
    <ConfirmButton
      label="Revoke"
      name={`Revoke ${achievementName} of ${recipientName}`}
      question="Revoke this credential?"
      confirm="Revoke"
      keep="Keep it"
      isReady={reason.trim() !== ''}
      look={{ size: 'xs' }}
      action={revoke}
    >
      <Text>
        {achievementName} of {recipientName}. This cannot be undone; you can issue it again under another
        number.
      </Text>
      <List size="sm">
        <List.Item>Every check from now on says that it is revoked.</List.Item>
        {state === 'claimed' && <List.Item>{recipientName} sees the reason in the wallet.</List.Item>}
        <List.Item>Matches that rest on it end, and their employers are told.</List.Item>
      </List>
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmButton>
  );
}
