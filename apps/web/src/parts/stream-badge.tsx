import { Badge } from '@mantine/core';
import type { StreamState } from '../api/use-event-stream.js';

const looks = {
  connecting: ['connecting', 'gray'],
  live: ['live', 'teal'],
  away: ['interrupted, coming back', 'yellow'],
} as const;

/** Whether what is shown is what is happening. */
export function StreamBadge({ state }: { state: StreamState }) {
  const [word, color] = looks[state];
  return (
    <Badge color={color} role="status">
      {word}
    </Badge>
  );
}
