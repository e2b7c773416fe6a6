/**
 * For how many milliseconds a status list may be kept before it is to be asked for again (Bitstring Status List 1.0
 * §2.2): its `ttl`. For whoever implements the port `fetchStatusList`.
 *
 * @param list the list credential, parsed; its signature is for the check `status`
 * @returns undefined where it has none, for which the standard assumes nothing, or none that is a time
 * @example timeToLive({ credentialSubject: { type: 'BitstringStatusList', ttl: 60000 } }) // 60000
 */
export function timeToLive(list: Readonly<Record<string, unknown>>): number | undefined {
  const subject = list['credentialSubject'] as { ttl?: unknown } | null | undefined;
  const ttl = subject?.ttl;
  return typeof ttl === 'number' && ttl >= 0 ? ttl : undefined;
}
