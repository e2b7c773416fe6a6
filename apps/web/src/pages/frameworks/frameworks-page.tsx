import { Anchor, Text, Title } from '@mantine/core';
import type { FoundItem, FrameworkList } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { ItemSearch } from '../../shell/item-search.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { Time } from '../../shell/time.js';
import { ImportFramework } from './import-framework.js';

/** The frameworks of the installation, and the search of everything in them. */
export function FrameworksPage() {
  const { api, session } = useSession();
  const [chosen, setChosen] = useState<FoundItem>();
  const frameworks = useQuery({
    queryKey: ['frameworks'],
    queryFn: () => api<FrameworkList>('/registry/frameworks', { query: { limit: 100 } }),
  });
  return (
    <Page
      title="Frameworks"
      lead="What skills mean here: CASE frameworks, each revision kept for good."
      actions={session?.scopes.has('frameworks:write') && <ImportFramework />}
    >
      <Loadable
        query={frameworks}
        isEmpty={({ items }) => items.length === 0}
        empty="No framework yet. Import a CASE package."
      >
        {({ items }) => (
          <DataTable
            caption="Frameworks"
            rows={items}
            keyOf={({ identifier }) => identifier}
            columns={[
              {
                header: 'Title',
                cell: ({ identifier, title }) => (
                  <Anchor component={Link} to={`/frameworks/${identifier}`}>
                    {title}
                  </Anchor>
                ),
              },
              { header: 'Owner', cell: ({ owner, creator }) => owner.name ?? creator },
              { header: 'Items', numeric: true, cell: ({ itemCount }) => itemCount.toLocaleString() },
              { header: 'Revision', numeric: true, cell: ({ revision }) => revision },
              { header: 'Published', cell: ({ publishedAt }) => <Time at={publishedAt} /> },
            ]}
          />
        )}
      </Loadable>
      <Title order={2} size="h4">
        Find a skill
      </Title>
      <ItemSearch label="Skill" onChoose={setChosen} />
      {chosen && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {chosen.fullStatement}: {chosen.uri} (revision {chosen.revision} of {chosen.frameworkTitle})
        </Text>
      )}
    </Page>
  );
}
