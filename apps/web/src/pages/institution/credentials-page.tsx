import type { CredentialSummary } from '@wellspring/contracts';
import { useState } from 'react';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Filter } from '../../parts/filter.js';
import { Paged } from '../../parts/paged.js';
import { StateBadge } from '../../parts/state-badge.js';
import { Time } from '../../parts/time.js';
import { choicesOf, issuedLooks } from '../../parts/words.js';
import { Page } from '../../shell/page.js';
import { RevokeCredential } from './revoke-credential.js';

const columns: readonly Column<CredentialSummary>[] = [
  { header: 'Recipient', cell: ({ recipientName }) => recipientName },
  { header: 'Achievement', cell: ({ achievementName }) => achievementName },
  { header: 'Number', cell: ({ externalId }) => externalId },
  { header: 'Issued', cell: ({ issuedAt }) => <Time at={issuedAt} /> },
  { header: 'State', cell: (row) => <StateBadge look={issuedLooks[row.state]} /> },
  {
    header: 'Revoke',
    cell: (row) => (row.state === 'revoked' ? row.revokedReason : <RevokeCredential credential={row} />),
  },
];

/** What was issued, and taking it back. */
export function CredentialsPage() {
  const [state, setState] = useState<string | null>(null);
  return (
    <Page
      title="Issued credentials"
      lead="Newest first. A revocation is seen by the next check and ends the matches that rest on it."
    >
      <Filter
        label="Show"
        all="every state"
        data={choicesOf(issuedLooks)}
        value={state}
        onChange={setState}
      />
      <Paged<CredentialSummary>
        queryKey={['issued']}
        path="/issuer/credentials"
        query={{ state: state ?? undefined }}
        empty={
          state ? 'No credential is in this state.' : 'Nothing is issued yet. Issue a credential or a roster.'
        }
      >
        {(rows) => (
          <DataTable
            caption="Issued credentials"
            rows={rows}
            keyOf={({ credentialId }) => credentialId}
            columns={columns}
          />
        )}
      </Paged>
    </Page>
  );
}
