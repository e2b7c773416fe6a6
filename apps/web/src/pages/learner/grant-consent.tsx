import { Card, MultiSelect, Select, SimpleGrid, Stack } from '@mantine/core';
import type { Consent } from '@wellspring/contracts';
import { useState } from 'react';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { inDays } from '../../parts/days.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Section } from '../../parts/section.js';
import { useAction } from '../../parts/use-action.js';
import { useConsentChoices } from './consent-choices.js';
import { ConsentTerms } from './consent-terms.js';

const periods = [
  { value: '30', label: 'for thirty days' },
  { value: '180', label: 'for half a year' },
  { value: '365', label: 'for a year' },
];

/** Which records, for what, to whom, until when: said whole before it counts. */
export function GrantConsent() {
  const choices = useConsentChoices();
  const [records, setRecords] = useState<string[]>([]);
  const [parties, setParties] = useState<string[]>([]);
  const [days, setDays] = useState('365');
  const terms = {
    records: records.length > 0 ? records : ('all' as const),
    parties: parties.length > 0 ? parties : ('all-employers' as const),
    until: inDays(Number(days)).toISOString(),
  };
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
    <Card withBorder>
      <Section title="Let employers find me" lead="For matching with job postings, and for nothing else.">
        <Stack>
          <ProblemAlert error={choices.error} title="The choices could not be loaded" />
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <MultiSelect
              label="Records"
              placeholder={records.length === 0 ? 'all, later ones too' : ''}
              data={choices.records}
              value={records}
              onChange={setRecords}
              nothingFoundMessage="Your wallet is empty"
              searchable
            />
            <MultiSelect
              label="Employers"
              placeholder={parties.length === 0 ? 'all' : ''}
              data={choices.employers}
              value={parties}
              onChange={setParties}
              nothingFoundMessage="No employer is called so"
              searchable
            />
            <Select
              label="How long"
              value={days}
              onChange={(value) => setDays(value ?? '365')}
              allowDeselect={false}
              data={periods}
            />
          </SimpleGrid>
          <div>
            <ConfirmButton
              label="Consent to matching"
              question="Do you consent to this?"
              confirm="I consent"
              isDangerous={false}
              action={grant}
            >
              <ConsentTerms terms={terms} />
            </ConfirmButton>
          </div>
        </Stack>
      </Section>
    </Card>
  );
}
