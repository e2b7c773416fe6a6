import { Anchor, Badge, Button } from '@mantine/core';
import type { PostingList } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSignedIn } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { Time } from '../../shell/time.js';

/** What an employer seeks, and how many verified candidates fit now. */
export function PostingsPage() {
  const { api } = useSignedIn();
  const postings = useQuery({
    queryKey: ['postings'],
    queryFn: () => api<PostingList>('/matching/postings', { query: { limit: 100 } }),
    refetchInterval: 5_000,
  });
  return (
    <Page
      title="Postings"
      lead="Requirements are framework items, so that a match can say why."
      actions={
        <Button component={Link} to="/postings/new">
          New posting
        </Button>
      }
    >
      <Loadable query={postings} isEmpty={({ items }) => items.length === 0} empty="No posting yet.">
        {({ items }) => (
          <DataTable
            caption="Postings"
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              {
                header: 'Title',
                cell: ({ id, title }) => (
                  <Anchor component={Link} to={`/postings/${id}`}>
                    {title}
                  </Anchor>
                ),
              },
              {
                header: 'State',
                cell: ({ state }) => <Badge color={state === 'open' ? 'teal' : 'gray'}>{state}</Badge>,
              },
              { header: 'Openings', numeric: true, cell: ({ openings }) => openings },
              { header: 'Qualified', numeric: true, cell: ({ matches }) => matches.qualified },
              { header: 'Near', numeric: true, cell: ({ matches }) => matches.near },
              { header: 'Published', cell: ({ publishedAt }) => <Time at={publishedAt} /> },
            ]}
          />
        )}
      </Loadable>
    </Page>
  );
}
