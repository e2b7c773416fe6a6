import { List } from '@mantine/core';
import type { Consent } from '@wellspring/contracts';
import { Time } from '../../parts/time.js';
import { useConsentWords } from './consent-choices.js';

/** Everything that a consent says. */
export function ConsentTerms({ terms }: { terms: Pick<Consent, 'records' | 'parties' | 'until'> }) {
  const words = useConsentWords();
  return (
    <List size="sm" spacing={4}>
      <List.Item>Records: {words.records(terms)}.</List.Item>
      <List.Item>Purpose: matching with job postings. Your name is not part of it.</List.Item>
      <List.Item>Shown to: {words.parties(terms)}.</List.Item>
      <List.Item>
        Until <Time at={terms.until} />, or until you withdraw it.
      </List.Item>
    </List>
  );
}
