import { Code } from '@mantine/core';

/** An event as it travelled; it names nobody. */
export function Envelope({ envelope }: { envelope: unknown }) {
  return (
    <details>
      <summary>Envelope</summary>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {JSON.stringify(envelope, null, 2)}
      </Code>
    </details>
  );
}
