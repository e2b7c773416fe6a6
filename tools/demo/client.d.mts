/** What the flow reads of answers; the contracts say the rest. */
export interface Answer {
  readonly id: string;
  readonly batchId: string;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly items: readonly Item[];
  readonly cursor: number;
  readonly hasMore: boolean;
  readonly next?: string;
}
export interface Item {
  readonly reason?: string;
  readonly credentialIds: readonly string[];
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
export function inParallel<TItem, TResult>(
  items: readonly TItem[],
  width: number,
  work: (item: TItem, index: number) => Promise<TResult>,
): Promise<TResult[]>;
