import { Card, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { Me, MyMatchDetail } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { Section } from '../../parts/section.js';
import { Time } from '../../parts/time.js';
import { useAction } from '../../parts/use-action.js';
import { useSignedIn } from '../../session/session.js';

/** The learner's name to one employer, by the learner's own decision. */
export function ReleaseIdentity({ match }: { match: MyMatchDetail }) {
  const employer = match.employer.name ?? 'this employer';
  return (
    <Card withBorder>
      {match.released ? (
        <Text>
          {employer} knows you as {match.released.displayName}, {match.released.email}
          {match.releasedAt && (
            <>
              , since <Time at={match.releasedAt} />
            </>
          )}
          .
        </Text>
      ) : (
        <Section
          title={`Tell ${employer} who you are`}
          lead="Until you do, they know what you can do and not who you are."
        >
          <ReleaseForm match={match} employer={employer} />
        </Section>
      )}
    </Card>
  );
}

function ReleaseForm({ match, employer }: { match: MyMatchDetail; employer: string }) {
  const { api } = useSignedIn();
  const me = useQuery({ queryKey: ['me'], queryFn: () => api<Me>('/identity/me') });
  const [name, setName] = useState<string>();
  const [email, setEmail] = useState<string>();
  const displayName = name ?? me.data?.displayName ?? '';
  const address = email ?? me.data?.email ?? '';
  const release = useAction({
    run: () =>
      api(`/matching/my-matches/${match.id}/release`, {
        method: 'POST',
        json: { displayName, email: address },
      }),
    touches: [['my-match', match.id], ['my-matches']],
    says: () => ({ title: 'Released', message: `${employer} knows you as ${displayName} now.` }),
  });
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label="Name"
          value={displayName}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="E-mail"
          type="email"
          value={address}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </SimpleGrid>
      <div>
        <ConfirmButton
          label="Release my name"
          question={`Tell ${employer} who you are?`}
          confirm="Release it"
          isDangerous={false}
          isReady={displayName.trim() !== '' && address.trim() !== ''}
          action={release}
        >
          <Text>
            {employer} will see {displayName}, {address}, and no other employer will. It cannot be unseen;
            withdrawing your consent tells them to delete it.
          </Text>
        </ConfirmButton>
      </div>
    </Stack>
  );
}
