import { Stack } from '@mantine/core';
import type { Consent } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { Loadable } from '../../parts/loadable.js';
import { Section } from '../../parts/section.js';
import { useSignedIn } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ConsentReceipt } from './consent-receipt.js';
import { GrantConsent } from './grant-consent.js';

/** What a learner allows, and the one action that takes it back. */
export function ConsentsPage() {
  const { api } = useSignedIn();
  const consents = useQuery({
    queryKey: ['wallet', 'consents'],
    queryFn: () => api<Consent[]>('/wallet/consents'),
  });
  return (
    <Page
      title="Consent"
      lead="Employers are shown matches of your verified credentials only while you consent, and without your name until you release it."
    >
      <GrantConsent />
      <Section title="Receipts">
        <Loadable
          query={consents}
          isEmpty={(list) => list.length === 0}
          empty="You have consented to nothing yet, so no employer sees you."
        >
          {(list) => (
            <Stack>
              {list.map((consent) => (
                <ConsentReceipt key={consent.consentId} consent={consent} />
              ))}
            </Stack>
          )}
        </Loadable>
      </Section>
    </Page>
  );
}
