import { Anchor, Button } from '@mantine/core';
import type { Share } from '@wellspring/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSignedIn } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';
import { Time } from '../../shell/time.js';

/** The links that a learner made, and the end of each. */
export function SharesPage() {
  const { api } = useSignedIn();
  const queries = useQueryClient();
  const shares = useQuery({ queryKey: ['wallet', 'shares'], queryFn: () => api<Share[]>('/wallet/shares') });
  const end = useMutation({
    mutationFn: (id: string) => api(`/wallet/shares/${id}`, { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['wallet', 'shares'] }),
  });
  return (
    <Page title="Shares" lead="Links with which you showed credentials. Ending one works at once.">
      <ProblemAlert error={end.error} />
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
            columns={[
              { header: 'For', cell: ({ purpose, url }) => <Anchor href={url}>{purpose}</Anchor> },
              { header: 'Views', numeric: true, cell: ({ views }) => views },
              { header: 'Until', cell: ({ until }) => <Time at={until} /> },
              {
                header: 'State',
                cell: ({ shareId, endedAt, purpose }) =>
                  endedAt ? (
                    <>
                      ended <Time at={endedAt} />
                    </>
                  ) : (
                    <Button
                      size="xs"
                      variant="light"
                      color="red"
                      onClick={() => end.mutate(shareId)}
                      aria-label={`End the link for ${purpose}`}
                    >
                      End now
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loadable>
    </Page>
  );
}
