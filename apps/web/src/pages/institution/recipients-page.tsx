import { Badge, Button, CopyButton } from '@mantine/core';
import type { RecipientPage } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSignedIn } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';

/** The people that an institution awards, and the claim link of each. */
export function RecipientsPage() {
  const { api } = useSignedIn();
  const recipients = useQuery({
    queryKey: ['recipients'],
    queryFn: () => api<RecipientPage>('/issuer/recipients', { query: { limit: 200 } }),
  });
  return (
    <Page
      title="Recipients"
      lead="Send each person their claim link once: it connects their wallet with everything that you issue to them."
    >
      <Loadable
        query={recipients}
        isEmpty={({ items }) => items.length === 0}
        empty="Nobody yet. Issuing makes recipients."
      >
        {({ items }) => (
          <DataTable
            caption="Recipients"
            rows={items}
            keyOf={({ recipientId }) => recipientId}
            columns={[
              { header: 'Name', cell: ({ name }) => name },
              { header: 'E-mail', cell: ({ email }) => email },
              {
                header: 'Wallet',
                cell: ({ connected }) => (
                  <Badge color={connected ? 'teal' : 'gray'}>{connected ? 'connected' : 'not yet'}</Badge>
                ),
              },
              {
                header: 'Claim link',
                cell: ({ claimUrl, name }) => (
                  <CopyButton value={claimUrl}>
                    {({ copied, copy }) => (
                      <Button
                        size="xs"
                        variant="light"
                        onClick={copy}
                        aria-label={`Copy the claim link of ${name}`}
                      >
                        {copied ? 'Copied' : 'Copy'}
                      </Button>
                    )}
                  </CopyButton>
                ),
              },
            ]}
          />
        )}
      </Loadable>
    </Page>
  );
}
