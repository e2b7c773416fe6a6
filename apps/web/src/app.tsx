import { Route, Routes } from 'react-router';
import { employerPages } from './pages/employer/routes.js';
import { frameworkRoutes } from './pages/frameworks/routes.js';
import { institutionPages } from './pages/institution/routes.js';
import { learnerPages } from './pages/learner/routes.js';
import { operatorPages } from './pages/operator/routes.js';
import { ClaimPage } from './pages/public/claim-page.js';
import { HomePage } from './pages/public/home-page.js';
import { NotFoundPage } from './pages/public/not-found-page.js';
import { SharedPage } from './pages/public/shared-page.js';
import { SignInPage } from './pages/public/sign-in-page.js';
import { SignUpPage } from './pages/public/sign-up-page.js';
import { researcherPages } from './pages/researcher/routes.js';
import { verifyPages } from './pages/verify/routes.js';
import { pagesBehind } from './session/pages-behind.js';
import { SignedInPage } from './session/signed-in-page.js';
import { Shell } from './shell/shell.js';

/**
 * The pages and who may see them. A page's path is no path of the server (`pathPrefixes` in contracts), or
 * loading it again would ask the API.
 */
export function App() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<HomePage />} />
        <Route path="sign-in/:uid" element={<SignInPage />} />
        <Route path="sign-up" element={<SignUpPage />} />
        <Route path="signed-in" element={<SignedInPage />} />
        <Route path="claim" element={<ClaimPage />} />
        <Route path="shared/:token" element={<SharedPage />} />
        {frameworkRoutes}
        {pagesBehind([
          ...institutionPages,
          ...learnerPages,
          ...employerPages,
          ...verifyPages,
          ...researcherPages,
          ...operatorPages,
        ])}
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
