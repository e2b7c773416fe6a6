import { Page } from '../../shell/page.js';
import { Clients } from './clients.js';
import { Members } from './members.js';

/** Members and API clients of the organisation. */
export function OrganisationPage() {
  return (
    <Page title="Organisation" lead="Who works for you here, and which programs do.">
      <Members />
      <Clients />
    </Page>
  );
}
