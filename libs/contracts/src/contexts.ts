/** The seven bounded contexts; each is a Kafka consumer group, a PostgreSQL schema and a process. */
export const contextNames = [
  'registry',
  'issuer',
  'wallet',
  'verifier',
  'matching',
  'analytics',
  'identity',
] as const;

export type ContextName = (typeof contextNames)[number];
