import { Anchor, Button } from '@mantine/core';
import type { FoundItem, FrameworkSummary } from '@wellspring/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { DataTable, type Column } from '../../parts/data-table.js';
import { ItemSearch } from '../../parts/item-search.js';
import { Paged } from '../../parts/paged.js';
import { Section } from '../../parts/section.js';
import { Time } from '../../parts/time.js';
import { useSession } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ImportFramework } from './import-framework.js';
import { ItemCard } from './item-card.js';

const columns: readonly Column<FrameworkSummary>[] = [
  {
    header: 'Title',
    cell: ({ identifier, title }) => (
      <Anchor component={Link} to={`/frameworks/${identifier}`} inherit>
        {title}
      </Anchor>
    ),
  },
  { header: 'Owner', cell: ({ owner, creator }) => owner.name ?? creator },
  { header: 'Items', numeric: true, cell: ({ itemCount }) => itemCount.toLocaleString() },
  { header: 'Revision', numeric: true, cell: ({ revision }) => revision },
  { header: 'Published', cell: ({ publishedAt }) => <Time at={publishedAt} /> },
];

/** The frameworks of the installation, and the search of everything in them. */
export function FrameworksPage() {
  const { session } = useSession();
  const [chosen, setChosen] = useState<FoundItem>();
  return (
    <Page
      title="Frameworks"
      lead="What skills mean here: CASE frameworks, each revision kept for good."
      actions={
        session?.scopes.has('frameworks:write') && (
          <>
            <Button component={Link} to="/frameworks/new" variant="default">
              Write a framework
            </Button>
            <ImportFramework />
          </>
        )
      }
    >
      <Section title="Find a skill">
        <ItemSearch label="Skill" verb="Show" onChoose={setChosen} />
        {chosen && <ItemCard key={chosen.identifier} item={chosen} />}
      </Section>
      <Section title="All frameworks">
        <Paged<FrameworkSummary>
          queryKey={['frameworks']}
          path="/registry/frameworks"
          empty="No framework yet. Whoever may write one imports a CASE package here."
        >
          {(rows) => (
            <DataTable
              caption="Frameworks"
              rows={rows}
              keyOf={({ identifier }) => identifier}
              columns={columns}
            />
          )}
        </Paged>
      </Section>
    </Page>
  );
}
