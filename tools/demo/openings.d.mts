import type { Call, Item } from './client.mjs';

export function feedEntries(employer: Call, id: string, after?: number): Promise<Item[]>;
