import { Route } from 'react-router';
import { FrameworkPage } from './framework-page.js';
import { FrameworksPage } from './frameworks-page.js';

/** Frameworks are public to read. */
export const frameworkRoutes = [
  <Route key="frameworks" path="frameworks" element={<FrameworksPage />} />,
  <Route key="framework" path="frameworks/:id" element={<FrameworkPage />} />,
];
