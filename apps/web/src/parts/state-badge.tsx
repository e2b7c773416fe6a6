import { Badge } from '@mantine/core';
import type { Look } from './words.js';

/** A state in a word and a colour. */
export function StateBadge({ look: [word, color] }: { look: Look }) {
  return <Badge color={color}>{word}</Badge>;
}
