import { Route } from 'react-router';
import { pageFrom, pagesBehind } from '../../session/pages-behind.js';

const FrameworksPage = pageFrom('FrameworksPage', () => import('./frameworks-page.js'));
const FrameworkPage = pageFrom('FrameworkPage', () => import('./framework-page.js'));

/** Frameworks are public to read; writing one needs its right. */
export const frameworkRoutes = [
  <Route key="frameworks" path="frameworks" element={<FrameworksPage />} />,
  <Route key="framework" path="frameworks/:id" element={<FrameworkPage />} />,
  ...pagesBehind([
    [
      'frameworks/new',
      'frameworks:write',
      pageFrom('NewFrameworkPage', () => import('./new-framework-page.js')),
    ],
  ]),
];
