import type { Scope } from '@wellspring/contracts';
import type { ComponentType } from 'react';
import { Route } from 'react-router';
import { RequireSession } from '../../session/require-session.js';
import { FeedPage } from './feed-page.js';
import { FeedsPage } from './feeds-page.js';
import { MatchPage } from './match-page.js';
import { NewPostingPage } from './new-posting-page.js';
import { PostingPage } from './posting-page.js';
import { PostingsPage } from './postings-page.js';

const pages: readonly (readonly [path: string, scope: Scope, Component: ComponentType])[] = [
  ['postings', 'postings:read', PostingsPage],
  ['postings/new', 'postings:write', NewPostingPage],
  ['postings/:id', 'postings:read', PostingPage],
  ['matches/:id', 'postings:read', MatchPage],
  ['feeds', 'feeds:read', FeedsPage],
  ['feeds/:id', 'feeds:read', FeedPage],
];

/** The employer's console. */
export const employerRoutes = pages.map(([path, scope, Component]) => (
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
