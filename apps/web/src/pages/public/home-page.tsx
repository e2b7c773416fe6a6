import { Page } from '../../shell/page.js';

export function HomePage() {
  return <Page title="Skills that travel, verified">{null}</Page>;
}
