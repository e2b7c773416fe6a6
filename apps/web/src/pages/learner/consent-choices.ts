import type { Consent, HeldCredentialPage, Organisation } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSignedIn } from '../../session/session.js';

/** What can be consented to: the records of the wallet, the employers of the installation. */
export function useConsentChoices() {
  const { api } = useSignedIn();
  const records = useQuery({
    queryKey: ['wallet', 'choices'],
    queryFn: () => api<HeldCredentialPage>('/wallet/credentials', { query: { limit: 200 } }),
  });
  const organisations = useQuery({
    queryKey: ['organisations'],
    queryFn: () => api<Organisation[]>('/identity/organisations'),
  });
  return {
    error: records.error ?? organisations.error,
    records: (records.data?.items ?? []).map(({ credentialId, name }) => ({
      value: credentialId,
      label: name,
    })),
    employers: (organisations.data ?? [])
      .filter(({ kind }) => kind === 'employer')
      .map(({ id, name }) => ({ value: id, label: name })),
  };
}

type Scope = Pick<Consent, 'records' | 'parties'>;

/** What a consent covers, in words. */
export function useConsentWords() {
  const { records: known, employers } = useConsentChoices();
  const named = (choices: typeof known, chosen: readonly string[]) =>
    chosen.map((id) => choices.find(({ value }) => value === id)?.label ?? id).join(', ');
  return {
    records: ({ records }: Scope) =>
      records === 'all' ? 'all credentials in your wallet, now and later' : named(known, records),
    parties: ({ parties }: Scope) =>
      parties === 'all-employers' ? 'every employer of this installation' : named(employers, parties),
  };
}
