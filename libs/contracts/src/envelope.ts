import { z } from 'zod';

/**
 * The envelope of every event: CloudEvents 1.0 in its JSON format, with the partitioning and
 * distributed-tracing extensions. `time` is UTC; `partitionkey` is the unit of ordering.
 *
 * Source: CloudEvents 1.0.2 §2 and the Partitioning and Distributed Tracing extensions.
 */
export const envelopeSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string(),
  type: z.string(),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  dataschema: z.string(),
  partitionkey: z.string().min(1),
  traceparent: z.string().optional(),
  data: z.unknown(),
});

/** An event as it travels. `TData` is the payload that its declaration describes. */
export type Envelope<TData = unknown> = Omit<z.infer<typeof envelopeSchema>, 'data'> & { data: TData };

/** The `dataschema` of an event version, such as `urn:wellspring:event:credential.issued:1`. */
export function dataSchemaOf(name: string, version: number): string {
  return `urn:wellspring:event:${name}:${version}`;
}
