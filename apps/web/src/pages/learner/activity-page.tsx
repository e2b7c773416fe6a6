import type { WalletActivity } from '@wellspring/contracts';
import { DataTable } from '../../parts/data-table.js';
import { Paged } from '../../parts/paged.js';
import { Time } from '../../parts/time.js';
import { Page } from '../../shell/page.js';

const words = {
  connected: 'Connected with',
  received: 'Received',
  verified: 'Checked again:',
  revoked: 'Revoked by its issuer:',
  consented: 'Consented to',
  withdrew: 'Withdrew consent to',
  shared: 'Shared for',
  viewed: 'Somebody opened the link for',
  unshared: 'Ended',
} as const;

/** What happened in the wallet, and who looked. */
export function ActivityPage() {
  return (
    <Page title="Activity" lead="What happened in your wallet, and who looked. Newest first.">
      <Paged<WalletActivity>
        queryKey={['wallet', 'activity']}
        path="/wallet/activity"
        every={5_000}
        empty="Nothing has happened yet. What comes in, what you allow and who looks is noted here."
      >
        {(rows) => (
          <DataTable
            caption="What happened in your wallet"
            rows={rows}
            keyOf={({ at, kind, subject }) => `${at} ${kind} ${subject}`}
            columns={[
              { header: 'When', cell: ({ at }) => <Time at={at} /> },
              { header: 'What', cell: ({ kind, subject }) => `${words[kind]} ${subject}` },
            ]}
          />
        )}
      </Paged>
    </Page>
  );
}
