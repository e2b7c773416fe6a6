import { Card, SimpleGrid, Stack } from '@mantine/core';
import type { Consent } from '@wellspring/contracts';
import { useState } from 'react';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { Days, inDays } from '../../parts/days.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Section } from '../../parts/section.js';
import { SomeOf } from '../../parts/some-of.js';
import { useAction } from '../../parts/use-action.js';
import { useConsentChoices } from './consent-choices.js';
import { ConsentTerms } from './consent-terms.js';

const periods = [
  ['30', 'for thirty days'],
  ['180', 'for half a year'],
  ['365', 'for a year'],
] as const;

/** Which records, for what, to whom, until when: said whole before it counts. */
export function GrantConsent() {
  const choices = useConsentChoices();
  const [records, setRecords] = useState<string[]>([]);
  const [parties, setParties] = useState<string[]>([]);
  const [days, setDays] = useState('365');
  return (
    <Card withBorder>
      <Section title="Let employers find me" lead="For matching with job postings, and for nothing else.">
        <Stack align="flex-start">
          <ProblemAlert error={choices.error} title="The choices could not be loaded" />
          <SimpleGrid cols={{ base: 1, sm: 3 }} w="100%">
            <SomeOf
              label="Records"
              all="all, later ones too"
              none="Your wallet has no other"
              data={choices.records}
              value={records}
              onChange={setRecords}
            />
            <SomeOf
              label="Employers"
              all="all"
              none="No other employer is called so"
              data={choices.employers}
              value={parties}
              onChange={setParties}
            />
            <Days label="How long" choices={periods} value={days} onChange={setDays} />
          </SimpleGrid>
          <Consenting
            terms={{
              records: records.length > 0 ? records : 'all',
              parties: parties.length > 0 ? parties : 'all-employers',
              until: inDays(days).toISOString(),
            }}
          />
        </Stack>
      </Section>
    </Card>
  );
}

function Consenting({ terms }: { terms: Pick<Consent, 'records' | 'parties' | 'until'> }) {
  const grant = useAction({
    run: (api) => api<Consent>('/wallet/consents', { method: 'POST', json: terms }),
    touches: [
      ['wallet', 'consents'],
      ['wallet', 'activity'],
    ],
    says: () => ({
      title: 'You consented',
      message: 'The receipt stands below. You can take it back there.',
    }),
  });
  return (
    <ConfirmButton
      label="Consent to matching"
      question="Do you consent to this?"
      confirm="I consent"
      isDangerous={false}
      action={grant}
    >
      <ConsentTerms terms={terms} />
    </ConfirmButton>
  );
}
