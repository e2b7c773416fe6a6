import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { ProblemAlert } from '../parts/problem-alert.js';
import { Page } from './page.js';

/** A page that broke says so, and the rest of the product stays. React has this for classes only. */
export class PageBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override readonly state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return (
      <Page title="This page does not work">
        <ProblemAlert error={this.state.error} title="It stopped with an error of its own">
          <Button mt="sm" size="xs" variant="default" onClick={() => window.location.reload()}>
            Load it again
          </Button>
        </ProblemAlert>
      </Page>
    );
  }
}
