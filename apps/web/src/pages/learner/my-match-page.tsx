import { Text } from '@mantine/core';
import type { MyMatchDetail } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Explanation } from '../../parts/explanation.js';
import { Loadable } from '../../parts/loadable.js';
import { Score } from '../../parts/score.js';
import { Section } from '../../parts/section.js';
import { useSignedIn } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ReleaseIdentity } from './release-identity.js';

/** Why this opening, what is missing, and the release of one's name to that employer alone. */
export function MyMatchPage() {
  const { id = '' } = useParams();
  const { api } = useSignedIn();
  const match = useQuery({
    queryKey: ['my-match', id],
    queryFn: () => api<MyMatchDetail>(`/matching/my-matches/${id}`),
  });
  return (
    <Page
      title={match.data?.posting.title ?? 'Match'}
      lead={match.data && (match.data.employer.name ?? 'An employer')}
    >
      <Loadable query={match}>
        {(detail) => (
          <>
            {detail.description && <Text>{detail.description}</Text>}
            <Score {...detail} />
            <Section title="Why this opening">
              <Explanation requirements={detail.explanation} />
            </Section>
            <ReleaseIdentity match={detail} />
          </>
        )}
      </Loadable>
    </Page>
  );
}
