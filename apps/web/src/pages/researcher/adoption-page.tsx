import type { Funnel } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { Loadable } from '../../parts/loadable.js';
import { Section } from '../../parts/section.js';
import { Time } from '../../parts/time.js';
import { useSignedIn } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { CounterCards } from './counter-cards.js';
import { FunnelBars } from './funnel-bars.js';
import { FunnelTable } from './funnel-table.js';
import { LatencyCard } from './latency-card.js';
import { OrganisationBars } from './organisation-bars.js';
import { StageOverTime } from './stage-over-time.js';

/** Is any of this being adopted? Each number with its definition, what is lost beside what is gained. */
export function AdoptionPage() {
  const { api } = useSignedIn();
  const funnel = useQuery({
    queryKey: ['funnel'],
    queryFn: () => api<Funnel>('/analytics/funnel'),
    refetchInterval: 5_000,
  });
  return (
    <Page title="Adoption" lead="Counted from events alone; a rebuild from zero gives the same numbers.">
      <Loadable query={funnel}>
        {({ stages, counters, computedAt }) => (
          <>
            <Section
              title="The funnel"
              lead={
                <>
                  Computed <Time at={computedAt} />. Where a figure would show fewer than ten people, it is
                  withheld.
                </>
              }
            >
              <FunnelBars stages={stages} />
              <FunnelTable stages={stages} />
            </Section>
            <Section title="What is lost again">
              <CounterCards counters={counters} />
            </Section>
            <StageOverTime stages={stages} />
            <OrganisationBars stages={stages} />
          </>
        )}
      </Loadable>
      <LatencyCard />
    </Page>
  );
}
