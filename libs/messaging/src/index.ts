export { readArchive } from './archive.js';
export { EventConsumer, type ConsumerOptions, type EventHandler, type Subscribed } from './consumer.js';
export { Delivery, type EventOf } from './delivery.js';
export { EmbeddedEventLog } from './embedded/embedded-event-log.js';
export { embeddedLogTables } from './embedded/tables.js';
export type {
  AfterCommit,
  BatchReceiver,
  EventLog,
  Lag,
  LogRecord,
  SubscriptionOptions,
} from './event-log.js';
export { EventStrategy, type EventStrategyOptions } from './event-strategy.js';
export { KafkaEventLog, type KafkaEventLogOptions } from './kafka/kafka-event-log.js';
export { Loop } from './loop.js';
export { OnEvent } from './on-event.js';
export { fact, Outbox, outboxChannel, type Fact } from './outbox.js';
export { ParkedEventRetrier } from './parked-event-retrier.js';
export { listParkedEvents, retryParkedEvent, unparkEvent, type ParkedEvent } from './parked-events.js';
export { Relay } from './relay.js';
export { messagingTables } from './tables.js';
export { upcast } from './upcast.js';
