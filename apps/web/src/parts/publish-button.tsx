import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert.js';

export interface PublishButtonProps {
  /** What is said after “Publish”. */
  readonly children?: ReactNode;
  readonly disabled: boolean;
  readonly action: { readonly error: Error | null; readonly isPending: boolean };
}

/** The end of a form that publishes: why it was not, and the button. */
export function PublishButton({ children, disabled, action }: PublishButtonProps) {
  return (
    <>
      <ProblemAlert error={action.error} title="It was not published" />
      <Group>
        <Button type="submit" disabled={disabled} loading={action.isPending}>
          Publish {children}
        </Button>
      </Group>
    </>
  );
}
