import type { Scope } from '@wellspring/contracts';
import type { ComponentType } from 'react';
import { Route } from 'react-router';
import { RequireSession } from '../../session/require-session.js';
import { OperationsPage } from './operations-page.js';
import { OrganisationPage } from './organisation-page.js';
import { TrustPage } from './trust-page.js';

const pages: readonly (readonly [path: string, scope: Scope, Component: ComponentType])[] = [
  ['operations', 'operations:read', OperationsPage],
  ['trust', 'trust:read', TrustPage],
  ['organisation', 'organisation:read', OrganisationPage],
];

/** The operator's and the administrator's console. */
export const operatorRoutes = pages.map(([path, scope, Component]) => (
  <Route
    key={path}
    path={path}
    element={
      <RequireSession scope={scope}>
        <Component />
      </RequireSession>
    }
  />
));
