import { Alert, Code, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ProblemError } from '../api/problem.js';

export interface ProblemAlertProps {
  readonly error: unknown;
  readonly title?: string;
  /** What can be done about it here. */
  readonly children?: ReactNode;
}

/** What went wrong and how to mend it, with the code for whoever helps. */
export function ProblemAlert({ error, title = 'That did not work', children }: ProblemAlertProps) {
  if (!error) return null;
  const problem = error instanceof ProblemError ? error.problem : undefined;
  return (
    <Alert color="red" title={title} icon={<IconAlertTriangle aria-hidden />} role="alert">
      <Text>{problem?.detail ?? (error instanceof Error ? error.message : String(error))}</Text>
      {problem?.errors && (
        <List size="sm" mt="xs">
          {problem.errors.slice(0, 20).map(({ path, message }) => (
            <List.Item key={`${path} ${message}`}>
              {path && <Code>{path}</Code>} {message}
            </List.Item>
          ))}
        </List>
      )}
      {problem && (
        <Text size="xs" mt="xs">
          Code <Code>{problem.code}</Code>
        </Text>
      )}
      {children}
    </Alert>
  );
}
