import { Route, Routes } from 'react-router';
import { HomePage } from './pages/public/home-page.js';
import { NotFoundPage } from './pages/public/not-found-page.js';
import { SignedInPage } from './session/signed-in-page.js';
import { Shell } from './shell/shell.js';

/** The pages and who may see them. */
export function App() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<HomePage />} />
        <Route path="signed-in" element={<SignedInPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
