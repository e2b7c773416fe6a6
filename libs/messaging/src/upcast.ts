import { dataSchemaOf, type Envelope, type EventDeclaration } from '@wellspring/contracts';

/**
 * Brings an envelope up to the version of `event` and validates it there. Fields that the declaration does
 * not know are dropped, so that a newer producer does not stop an older consumer.
 *
 * @throws Error when the version is unknown; ZodError when the payload is not what its version declares
 */
export function upcast(event: EventDeclaration, envelope: Envelope): Envelope {
  return {
    ...envelope,
    dataschema: dataSchemaOf(event.name, event.version),
    data: event.data.parse(dataAt(event, envelope)),
  };
}

function dataAt(event: EventDeclaration, envelope: Envelope): unknown {
  if (envelope.dataschema === dataSchemaOf(event.name, event.version)) return envelope.data;
  if (!event.previous) throw new Error(`${envelope.dataschema} is not a version of ${event.name} known here`);
  const { event: older, upcast: step } = event.previous;
  return step(older.data.parse(dataAt(older, envelope)));
}
