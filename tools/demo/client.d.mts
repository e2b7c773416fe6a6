/** What the flow reads of answers; the contracts say the rest. */
export interface Answer {
  readonly id: string;
  readonly batchId: string;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly items: readonly Item[];
  readonly next?: string;
}
export interface Item {
  readonly id: string;
  readonly cursor: number;
  readonly type: string;
  readonly reason?: string;
  readonly credentialId: string;
  readonly standing: string;
}
export type Call = (
  method: string,
  path: string,
  body?: unknown,
  options?: { type?: string },
) => Promise<Answer>;
export function asClient(
  url: string,
  client: { id: string; secret: string } | undefined,
  scope: string,
): Promise<Call>;
export function asPerson(url: string, publicUrl: string, email: string, password: string): Promise<Call>;
export function until<TAnswer>(
  what: string,
  ask: () => Promise<TAnswer | undefined>,
  timeoutMs?: number,
): Promise<TAnswer>;
export function allItems(call: Call, path: string): Promise<Item[]>;
