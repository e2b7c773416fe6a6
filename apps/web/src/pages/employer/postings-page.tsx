import { Anchor, Button } from '@mantine/core';
import type { PostingSummary } from '@wellspring/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Filter } from '../../parts/filter.js';
import { Paged } from '../../parts/paged.js';
import { StateBadge } from '../../parts/state-badge.js';
import { Time } from '../../parts/time.js';
import { Page } from '../../shell/page.js';

const columns: readonly Column<PostingSummary>[] = [
  {
    header: 'Title',
    cell: ({ id, title }) => (
      <Anchor component={Link} to={`/postings/${id}`} inherit>
        {title}
      </Anchor>
    ),
  },
  {
    header: 'State',
    cell: (row) => <StateBadge look={[row.state, row.state === 'open' ? 'teal' : 'gray']} />,
  },
  { header: 'Openings', numeric: true, cell: ({ openings }) => openings.toLocaleString() },
  {
    header: 'Qualified',
    numeric: true,
    cell: ({ matches }) => matches.qualified.toLocaleString(),
  },
  { header: 'Nearly', numeric: true, cell: ({ matches }) => matches.near.toLocaleString() },
  { header: 'Published', cell: ({ publishedAt }) => <Time at={publishedAt} /> },
];

/** What an employer seeks, and how many verified candidates fit now. */
export function PostingsPage() {
  const [state, setState] = useState<string | null>(null);
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
      <Filter label="Show" all="every state" data={['open', 'closed']} value={state} onChange={setState} />
      <Paged<PostingSummary>
        queryKey={['postings']}
        path="/matching/postings"
        query={{ state: state ?? undefined }}
        every={5_000}
        empty="No posting yet. Publish one; whoever fits, with consent, appears by themselves."
      >
        {(rows) => <DataTable caption="Postings" rows={rows} keyOf={({ id }) => id} columns={columns} />}
      </Paged>
    </Page>
  );
}
