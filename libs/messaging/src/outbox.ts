import { dataSchemaOf, type Envelope, type EventData, type EventDeclaration } from '@wellspring/contracts';
import { newId, type Transaction } from '@wellspring/persistence';

/** A fact before it has an envelope. */
export interface Fact<TDeclaration extends EventDeclaration = EventDeclaration> {
  readonly event: TDeclaration;
  readonly data: EventData<TDeclaration>;
}

/** Names a fact, typed by its declaration. */
export function fact<TDeclaration extends EventDeclaration>(
  event: TDeclaration,
  data: EventData<TDeclaration>,
): Fact<TDeclaration> {
  return { event, data };
}

/** What a broker takes as one message, with room for its framing; the embedded log holds to it as well. */
const largestEvent = 900_000;

/** The channel that wakes a context's relay. */
export function outboxChannel(context: string): string {
  return `wellspring_outbox_${context}`;
}

/** Writes facts beside the state that they are about, in the same transaction. */
export class Outbox {
  constructor(
    private readonly context: string,
    private readonly now: () => Date,
    private readonly currentTrace: () => string | undefined = () => undefined,
  ) {}

  /**
   * Validates each fact strictly against its declaration and stores its envelope.
   *
   * @returns the envelopes, in the order given
   * @throws ZodError when a payload is not what its declaration says, Error when it is larger than a broker
   *   takes: bugs of the producer
   */
  async append(tx: Transaction, facts: readonly Fact[]): Promise<Envelope[]> {
    if (facts.length === 0) return [];
    const envelopes = facts.map((each) => this.envelop(each));
    await tx.query(
      `insert into ${this.context}.outbox (topic, key, envelope)
       select * from unnest($1::text[], $2::text[], $3::jsonb[])`,
      [
        facts.map(({ event }) => event.topic),
        envelopes.map(({ partitionkey }) => partitionkey),
        envelopes.map(textOf),
      ],
    );
    await tx.query('select pg_notify($1, $2)', [outboxChannel(this.context), '']);
    return envelopes;
  }

  private envelop({ event, data }: Fact): Envelope {
    if (event.producer !== this.context) throw new Error(`${this.context} does not produce ${event.name}`);
    const payload = event.data.parse(data);
    const traceparent = this.currentTrace();
    const envelope: Envelope = {
      specversion: '1.0',
      id: newId(),
      source: `/${this.context}`,
      type: event.name,
      time: this.now().toISOString(),
      datacontenttype: 'application/json',
      dataschema: dataSchemaOf(event.name, event.version),
      partitionkey: event.key(payload),
      ...(traceparent && { traceparent }),
      data: payload,
    };
    return envelope;
  }
}

function textOf(envelope: Envelope): string {
  const text = JSON.stringify(envelope);
  const size = Buffer.byteLength(text);
  if (size > largestEvent)
    throw new Error(`${envelope.type} of ${size} bytes is larger than a broker takes.`);
  return text;
}
