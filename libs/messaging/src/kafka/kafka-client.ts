import kafkajs from 'kafkajs';
import type { Kafka } from 'kafkajs';

/** kafkajs is CommonJS: its names come through the default import. Nothing outside this folder knows it. */
export function kafkaClient(
  clientId: string,
  brokers: readonly string[],
  onError: (error: unknown) => void,
): Kafka {
  return new kafkajs.Kafka({
    clientId,
    brokers: [...brokers],
    connectionTimeout: 3000,
    retry: { initialRetryTime: 200, maxRetryTime: 5000, retries: 30 },
    logLevel: kafkajs.logLevel.ERROR,
    logCreator:
      () =>
      ({ namespace, log }) =>
        onError(new Error(`${namespace}: ${log.message}${log['error'] ? ` (${String(log['error'])})` : ''}`)),
  });
}
