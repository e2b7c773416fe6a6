import { Anchor, Text } from '@mantine/core';
import type { Share } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Loadable } from '../../parts/loadable.js';
import { StateBadge } from '../../parts/state-badge.js';
import { Time } from '../../parts/time.js';
import { useAction } from '../../parts/use-action.js';
import type { Look } from '../../parts/words.js';
import { useSignedIn } from '../../session/session.js';
import { Page } from '../../shell/page.js';

const columns: readonly Column<Share>[] = [
  {
    header: 'For',
    cell: ({ purpose, url }) => (
      <Anchor href={url} inherit>
        {purpose}
      </Anchor>
    ),
  },
  { header: 'Credentials', numeric: true, cell: ({ credentialIds }) => credentialIds.length },
  { header: 'Views', numeric: true, cell: ({ views }) => views.toLocaleString() },
  { header: 'Open until', cell: ({ until }) => <Time at={until} /> },
  { header: 'State', cell: (share) => <StateBadge look={lookOf(share)} /> },
  { header: 'End', cell: (share) => <EndShare share={share} /> },
];

/** The links that a learner made, and the end of each. */
export function SharesPage() {
  const { api } = useSignedIn();
  const shares = useQuery({
    queryKey: ['wallet', 'shares'],
    queryFn: () => api<Share[]>('/wallet/shares'),
    refetchInterval: 5_000,
  });
  return (
    <Page title="Shares" lead="Links with which you showed credentials. Ending one works at once.">
      <Loadable
        query={shares}
        isEmpty={(list) => list.length === 0}
        empty="You have shared nothing by a link. Open a credential to share it."
      >
        {(list) => (
          <DataTable
            caption="Links that you made"
            rows={list}
            keyOf={({ shareId }) => shareId}
            columns={columns}
          />
        )}
      </Loadable>
    </Page>
  );
}

function lookOf({ endedAt, until }: Share): Look {
  if (endedAt) return ['ended', 'gray'];
  return new Date(until) < new Date() ? ['over', 'gray'] : ['open', 'teal'];
}

function EndShare({ share: { shareId, purpose, endedAt } }: { share: Share }) {
  const end = useAction({
    run: (api) => api(`/wallet/shares/${shareId}`, { method: 'DELETE' }),
    touches: [['wallet', 'shares']],
    says: () => ({ title: 'Ended', message: `The link for ${purpose} shows nothing any more.` }),
  });
  if (endedAt) return <Time at={endedAt} />;
  return (
    <ConfirmButton
      label="End"
      name={`End the link for ${purpose}`}
      question="End this link?"
      confirm="End it"
      keep="Leave it open"
      look={{ size: 'xs' }}
      action={end}
    >
      <Text>
        Whoever opens the link for {purpose} sees nothing from now on. It cannot be opened again; you can make
        a new one.
      </Text>
    </ConfirmButton>
  );
}
