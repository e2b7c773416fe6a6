import { Route } from 'react-router';
import { RequireSession } from '../../session/require-session.js';
import { AdoptionPage } from './adoption-page.js';

/** The researcher's console. */
export const researcherRoutes = [
  <Route
    key="adoption"
    path="adoption"
    element={
      <RequireSession scope="analytics:read">
        <AdoptionPage />
      </RequireSession>
    }
  />,
];
