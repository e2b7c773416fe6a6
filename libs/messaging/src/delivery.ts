import type { Envelope, EventDeclaration, EventData } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import { BaseRpcContext } from '@nestjs/microservices';

/** What an event handler receives beside the event: the transaction that holds its effects. */
export class Delivery extends BaseRpcContext<[Transaction, (work: () => void) => void]> {
  /** The transaction in which the inbox remembers the event; whatever the handler writes belongs here. */
  get tx(): Transaction {
    return this.getArgByIndex(0);
  }

  /** Runs `work` once the effects are durable: to wake a worker, never to write. */
  afterCommit(work: () => void): void {
    this.getArgByIndex(1)(work);
  }
}

/** The envelope of a declared event. */
export type EventOf<TDeclaration extends EventDeclaration> = Envelope<EventData<TDeclaration>>;
