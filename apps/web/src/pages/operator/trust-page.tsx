import { Text } from '@mantine/core';
import type { TrustedIssuer } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../parts/data-table.js';
import { Loadable } from '../../parts/loadable.js';
import { StateBadge } from '../../parts/state-badge.js';
import { Time } from '../../parts/time.js';
import { useSignedIn } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ChangeTrust } from './change-trust.js';

/** Who may issue, as this installation sees it. */
export function TrustPage() {
  const { api, session } = useSignedIn();
  const mayChange = session.scopes.has('trust:write');
  const issuers = useQuery({
    queryKey: ['trust'],
    queryFn: () => api<TrustedIssuer[]>('/verifier/trust/issuers'),
  });
  return (
    <Page
      title="Trust registry"
      lead="A credential of a distrusted issuer is refused; of an unknown one, it is for a person to weigh."
    >
      <Loadable
        query={issuers}
        isEmpty={(list) => list.length === 0}
        empty="No issuer is known yet. An institution of this installation is entered when it is registered."
      >
        {(list) => (
          <DataTable
            caption="Issuers"
            rows={list}
            keyOf={({ did }) => did}
            columns={[
              { header: 'Issuer', cell: (issuer) => <Issuer issuer={issuer} /> },
              {
                header: 'Status',
                cell: ({ status }) => <StateBadge look={[status, status === 'trusted' ? 'teal' : 'red']} />,
              },
              { header: 'Reason', cell: ({ reason }) => reason },
              { header: 'Since', cell: ({ changedAt }) => <Time at={changedAt} /> },
              ...(mayChange
                ? [{ header: 'Change', cell: (issuer: TrustedIssuer) => <ChangeTrust issuer={issuer} /> }]
                : []),
            ]}
          />
        )}
      </Loadable>
    </Page>
  );
}

function Issuer({ issuer: { name, did, achievementTypes } }: { issuer: TrustedIssuer }) {
  return (
    <>
      <Text size="sm" fw={600}>
        {name ?? 'Unnamed'}
      </Text>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {did}
      </Text>
      {achievementTypes && <Text size="xs">for {achievementTypes.join(', ')} alone</Text>}
    </>
  );
}
