import type { WalletActivityPage } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSignedIn } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { Time } from '../../shell/time.js';

const words = {
  connected: 'Connected with',
  received: 'Received',
  verified: 'Checked again:',
  revoked: 'Revoked',
  consented: 'Consented to',
  withdrew: 'Withdrew consent to',
  shared: 'Shared for',
  viewed: 'Somebody opened the link for',
  unshared: 'Ended',
} as const;

/** What happened in the wallet, and who looked. */
export function ActivityPage() {
  const { api } = useSignedIn();
  const activity = useQuery({
    queryKey: ['wallet', 'activity'],
    queryFn: () => api<WalletActivityPage>('/wallet/activity', { query: { limit: 200 } }),
  });
  return (
    <Page title="Activity" lead="What happened in your wallet, and who looked.">
      <Loadable
        query={activity}
        isEmpty={({ items }) => items.length === 0}
        empty="Nothing has happened yet."
      >
        {({ items }) => (
          <DataTable
            caption="What happened in your wallet"
            rows={items}
            keyOf={({ at, kind, subject }) => `${at} ${kind} ${subject}`}
            columns={[
              { header: 'When', cell: ({ at }) => <Time at={at} /> },
              { header: 'What', cell: ({ kind, subject }) => `${words[kind]} ${subject}` },
            ]}
          />
        )}
      </Loadable>
    </Page>
  );
}
