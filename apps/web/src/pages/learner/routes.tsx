import { Route } from 'react-router';
import { RequireSession } from '../../session/require-session.js';
import { ActivityPage } from './activity-page.js';
import { ConsentsPage } from './consents-page.js';
import { CredentialPage } from './credential-page.js';
import { MyMatchPage } from './my-match-page.js';
import { MyMatchesPage } from './my-matches-page.js';
import { SharesPage } from './shares-page.js';
import { WalletPage } from './wallet-page.js';

const pages = [
  ['wallet', WalletPage],
  ['wallet/:id', CredentialPage],
  ['consents', ConsentsPage],
  ['my-matches', MyMatchesPage],
  ['my-matches/:id', MyMatchPage],
  ['shares', SharesPage],
  ['activity', ActivityPage],
] as const;

/** The learner's console. */
export const learnerRoutes = pages.map(([path, Component]) => (
  <Route
    key={path}
    path={path}
    element={
      <RequireSession scope="wallet">
        <Component />
      </RequireSession>
    }
  />
));
