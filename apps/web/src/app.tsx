import { Route, Routes } from 'react-router';
import { employerRoutes } from './pages/employer/routes.js';
import { frameworkRoutes } from './pages/frameworks/routes.js';
import { institutionRoutes } from './pages/institution/routes.js';
import { learnerRoutes } from './pages/learner/routes.js';
import { operatorRoutes } from './pages/operator/routes.js';
import { ClaimPage } from './pages/public/claim-page.js';
import { HomePage } from './pages/public/home-page.js';
import { NotFoundPage } from './pages/public/not-found-page.js';
import { SharedPage } from './pages/public/shared-page.js';
import { SignInPage } from './pages/public/sign-in-page.js';
import { SignUpPage } from './pages/public/sign-up-page.js';
import { researcherRoutes } from './pages/researcher/routes.js';
import { VerifyPage } from './pages/verify/verify-page.js';
import { RequireSession } from './session/require-session.js';
import { SignedInPage } from './session/signed-in-page.js';
import { Shell } from './shell/shell.js';

/** The pages and who may see them. */
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
        <Route
          path="verify"
          element={
            <RequireSession scope="credentials:verify">
              <VerifyPage />
            </RequireSession>
          }
        />
        {frameworkRoutes}
        {institutionRoutes}
        {employerRoutes}
        {researcherRoutes}
        {operatorRoutes}
        {learnerRoutes}
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
