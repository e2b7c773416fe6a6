/** A broker takes 1 MiB in a partition's batch; what stays below leaves room for its own framing. */
const sliceBytes = 768 * 1024;

/**
 * Cuts messages into runs that a broker takes at once, in their order. A message larger than a run stands
 * alone, for the broker to refuse.
 */
export function slicesOf<TMessage extends { readonly value: string }>(
  messages: readonly TMessage[],
  limit = sliceBytes,
): TMessage[][] {
  const slices: TMessage[][] = [];
  let size = Infinity;
  for (const message of messages) {
    const bytes = Buffer.byteLength(message.value);
    if (size + bytes > limit) {
      slices.push([]);
      size = 0;
    }
    slices.at(-1)?.push(message);
    size += bytes;
  }
  return slices;
}
