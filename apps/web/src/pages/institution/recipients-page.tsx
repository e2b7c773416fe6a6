import type { Recipient } from '@wellspring/contracts';
import { CopyValue } from '../../parts/copy-field.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Paged } from '../../parts/paged.js';
import { StateBadge } from '../../parts/state-badge.js';
import { Page } from '../../shell/page.js';

const columns: readonly Column<Recipient>[] = [
  { header: 'Name', cell: ({ name }) => name },
  { header: 'E-mail', cell: ({ email }) => email },
  {
    header: 'Wallet',
    cell: ({ connected }) => <StateBadge look={connected ? ['connected', 'teal'] : ['not yet', 'gray']} />,
  },
  {
    header: 'Claim link',
    cell: ({ claimUrl, name }) => (
      <CopyValue size="xs" value={claimUrl} name={`Copy the claim link of ${name}`} />
    ),
  },
];

/** The people that an institution awards, and the claim link of each. */
export function RecipientsPage() {
  return (
    <Page
      title="Recipients"
      lead="Send each person their claim link once: it connects their wallet with everything that you issue to them."
    >
      <Paged<Recipient>
        queryKey={['recipients']}
        path="/issuer/recipients"
        empty="Nobody yet. Issuing a credential makes its recipient."
      >
        {(rows) => (
          <DataTable
            caption="Recipients"
            rows={rows}
            keyOf={({ recipientId }) => recipientId}
            columns={columns}
          />
        )}
      </Paged>
    </Page>
  );
}
