import { Progress, Select } from '@mantine/core';
import type { FunnelFigure, FunnelStage, OrganisationFigures } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '../../parts/data-table.js';
import { Loadable } from '../../parts/loadable.js';
import { Section } from '../../parts/section.js';
import { useSignedIn } from '../../session/session.js';
import { countOf, stageChoices } from './figures.js';

/** Who takes part in a stage, and how much; no league table: organisations are of different sizes. */
export function OrganisationBars({ stages }: { stages: readonly FunnelFigure[] }) {
  const { api } = useSignedIn();
  const [stage, setStage] = useState<FunnelStage>('issued');
  const figures = useQuery({
    queryKey: ['organisation-figures', stage],
    queryFn: () => api<OrganisationFigures>('/analytics/organisations', { query: { stage } }),
    refetchInterval: 15_000,
  });
  return (
    <Section title="By organisation" lead="Organisations are of different sizes: this is no league table.">
      <Select
        label="Of the stage"
        allowDeselect={false}
        maw={260}
        data={stageChoices(stages)}
        value={stage}
        onChange={(value) => setStage((value ?? 'issued') as FunnelStage)}
      />
      <Loadable
        query={figures}
        isEmpty={({ organisations }) => organisations.every(({ count }) => count === 0)}
        empty="No organisation has taken part in this stage yet."
      >
        {({ organisations, unit }) => {
          const largest = Math.max(1, ...organisations.map(({ count }) => count ?? 0));
          return (
            <DataTable
              caption="The stage by organisation"
              rows={organisations.filter(({ count }) => count !== 0)}
              keyOf={({ organisationId }) => organisationId}
              columns={[
                { header: 'Organisation', cell: ({ name }) => name },
                { header: 'Kind', cell: ({ kind }) => kind },
                {
                  header: 'Share',
                  cell: ({ count }) => (
                    <Progress value={((count ?? 0) / largest) * 100} miw={120} mt={6} aria-hidden />
                  ),
                },
                {
                  header: 'Count',
                  numeric: true,
                  cell: (row) => (row.withheld ? row.withheld : `${countOf(row)} ${unit}`),
                },
              ]}
            />
          );
        }}
      </Loadable>
    </Section>
  );
}
