import { Text } from '@mantine/core';
import type { TrustedIssuer } from '@wellspring/contracts';
import { useState } from 'react';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { ReasonField } from '../../parts/reason-field.js';
import { useAction } from '../../parts/use-action.js';

/** Trusts an issuer, or stops trusting it, for a reason that is kept. */
export function ChangeTrust({ issuer }: { issuer: TrustedIssuer }) {
  const [reason, setReason] = useState('');
  const name = issuer.name ?? issuer.did;
  const isTrusted = issuer.status === 'trusted';
  const verb = isTrusted ? 'Distrust' : 'Trust';
  const change = useAction({
    run: (api) =>
      api(`/verifier/trust/issuers/${encodeURIComponent(issuer.did)}`, {
        method: 'PUT',
        json: { status: isTrusted ? 'distrusted' : 'trusted', reason },
      }),
    touches: [['trust']],
    says: () => ({ title: isTrusted ? 'Distrusted' : 'Trusted', message: name }),
  });
  return (
    <ConfirmButton
      label={verb}
      name={`${verb} ${name}`}
      question={`${verb} ${name}?`}
      confirm={verb}
      isDangerous={isTrusted}
      isReady={reason.trim() !== ''}
      look={{ size: 'xs' }}
      action={change}
    >
      <Text size="sm">
        {isTrusted
          ? 'Every check from now on refuses what it has issued and will issue, until it is trusted again.'
          : 'Every check from now on accepts it as an issuer.'}
      </Text>
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmButton>
  );
}
