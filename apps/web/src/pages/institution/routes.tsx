import type { Scope } from '@wellspring/contracts';
import type { ComponentType } from 'react';
import { Route } from 'react-router';
import { RequireSession } from '../../session/require-session.js';
import { AchievementsPage } from './achievements-page.js';
import { BatchPage } from './batch-page.js';
import { CredentialsPage } from './credentials-page.js';
import { IssuePage } from './issue-page.js';
import { NewAchievementPage } from './new-achievement-page.js';
import { RecipientsPage } from './recipients-page.js';

const pages: readonly (readonly [path: string, scope: Scope, Component: ComponentType])[] = [
  ['achievements', 'achievements:read', AchievementsPage],
  ['achievements/new', 'achievements:write', NewAchievementPage],
  ['issue', 'credentials:issue', IssuePage],
  ['batches/:id', 'credentials:read', BatchPage],
  ['credentials', 'credentials:read', CredentialsPage],
  ['recipients', 'recipients:read', RecipientsPage],
];

/** The institution's console: the issuer gateway for people. */
export const institutionRoutes = pages.map(([path, scope, Component]) => (
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
