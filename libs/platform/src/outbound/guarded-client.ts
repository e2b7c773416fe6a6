import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { contextOfPath, type ContextName } from '@wellspring/contracts';
import { Agent, request } from 'undici';

/** Why an address that input named was not fetched. */
export class OutboundRefused extends Error {
  constructor(
    readonly code:
      | 'OUTBOUND_NOT_A_URL'
      | 'OUTBOUND_NOT_HTTPS'
      | 'OUTBOUND_PRIVATE_ADDRESS'
      | 'OUTBOUND_UNRESOLVED'
      | 'OUTBOUND_TOO_LARGE'
      | 'OUTBOUND_FAILED',
    message: string,
  ) {
    super(message);
  }
}

export interface OutboundRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

interface OutboundAnswer<TBody> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: TBody;
}
export type OutboundResponse = OutboundAnswer<Buffer>;
/** An answer whose body is still coming in. */
export type OutboundStream = OutboundAnswer<AsyncIterable<Uint8Array>>;

const privateRanges = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  privateRanges.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  privateRanges.addSubnet(network, prefix, 'ipv6');
}

/**
 * True when an address is not of the public internet. An IPv4 address written as one of IPv6 is weighed as the
 * IPv4 address: Node does so by itself, in both directions, so their range must not stand in the list.
 */
export function isPrivateAddress(address: string): boolean {
  return privateRanges.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

export interface GuardedClientOptions {
  readonly publicUrl: string;
  /** Hosts (with port where not the default) that the operator opened, private or plain HTTP as they are. */
  readonly allowHosts: readonly string[];
  urlOf(context: ContextName): string;
}

/**
 * The only way to fetch an address that input names: HTTPS, public addresses, no redirect, bounded time and
 * size. The address that was checked is the one that is connected to. Our own origin is answered by our
 * own contexts.
 */
export class GuardedClient {
  constructor(private readonly options: GuardedClientOptions) {}

  /** @throws OutboundRefused with a stable code */
  async fetch(address: string, call: OutboundRequest = {}): Promise<OutboundResponse> {
    return this.open(address, call, async ({ body, ...answer }) => ({ ...answer, body: await joined(body) }));
  }

  /**
   * Gives an answer to `read` as it comes in; time and size are bounded as for `fetch`, and the connection
   * ends with `read`.
   *
   * @throws OutboundRefused with a stable code, also while the body is read
   */
  async open<TResult>(
    address: string,
    call: OutboundRequest,
    read: (answer: OutboundStream) => Promise<TResult>,
  ): Promise<TResult> {
    const url = parse(address);
    if (url.origin === this.options.publicUrl) return send(this.ownUrl(url), call, read);
    if (this.isOpened(url)) return send(url, call, read);
    if (url.protocol !== 'https:')
      throw new OutboundRefused('OUTBOUND_NOT_HTTPS', `${url.host} is asked without TLS; use https.`);
    const agent = pinnedAgent(await this.checkedAddresses(url));
    try {
      return await send(url, call, read, agent);
    } finally {
      await agent.destroy();
    }
  }

  /** Checks an address without fetching it, as when a webhook is registered. @throws OutboundRefused */
  async check(address: string): Promise<void> {
    const url = parse(address);
    if (this.isOpened(url)) return;
    if (url.protocol !== 'https:')
      throw new OutboundRefused('OUTBOUND_NOT_HTTPS', `${url.host} is asked without TLS; use https.`);
    await this.checkedAddresses(url);
  }

  /** An operator opens a host with all its ports, or with one. */
  private isOpened(url: URL): boolean {
    return this.options.allowHosts.includes(url.host) || this.options.allowHosts.includes(url.hostname);
  }

  private ownUrl(url: URL): URL {
    const context = contextOfPath(url.pathname);
    return context ? new URL(url.pathname + url.search, this.options.urlOf(context)) : url;
  }

  private async checkedAddresses(url: URL): Promise<{ address: string; family: number }[]> {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host)
      ? [{ address: host, family: isIP(host) }]
      : await lookup(host, { all: true }).catch(() => {
          throw new OutboundRefused('OUTBOUND_UNRESOLVED', `${host} has no address.`);
        });
    if (addresses.some(({ address }) => isPrivateAddress(address))) {
      throw new OutboundRefused(
        'OUTBOUND_PRIVATE_ADDRESS',
        `${host} is not a public address; an operator can open it with WELLSPRING_ALLOW_HOSTS.`,
      );
    }
    return addresses;
  }
}

async function send<TResult>(
  url: URL,
  call: OutboundRequest,
  read: (answer: OutboundStream) => Promise<TResult>,
  agent?: Agent,
): Promise<TResult> {
  const { method = 'GET', headers = {}, body = null, timeoutMs = 10_000, maxBytes = 5_000_000 } = call;
  const answer = await request(url, {
    method,
    headers: { ...headers, 'user-agent': 'Wellspring/0.1' },
    body,
    signal: AbortSignal.timeout(timeoutMs),
    ...(agent && { dispatcher: agent }),
  }).catch((error: Error) => failed(url, error));
  try {
    const chunks = bounded(url, answer.body, maxBytes);
    return await read({ status: answer.statusCode, headers: answer.headers, body: chunks });
  } finally {
    // What nobody read would hold the connection.
    answer.body.on('error', () => undefined).destroy();
  }
}

function parse(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new OutboundRefused(
      'OUTBOUND_NOT_A_URL',
      'Only plain http(s) addresses without a user are fetched.',
    );
  }
  return url;
}

/** Connects to the very addresses that were checked, so that a second DNS answer changes nothing. */
function pinnedAgent(addresses: { address: string; family: number }[]): Agent {
  return new Agent({
    connect: {
      lookup: (_host, options, callback) => {
        const [first] = addresses;
        if (options.all) callback(null, addresses);
        else callback(null, first?.address ?? '', first?.family ?? 4);
      },
    },
  });
}

async function* bounded(
  url: URL,
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > maxBytes)
        throw new OutboundRefused('OUTBOUND_TOO_LARGE', `The answer is larger than ${maxBytes} bytes.`);
      yield chunk;
    }
  } catch (error) {
    failed(url, error as Error);
  }
}

async function joined(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function failed(url: URL, error: Error): never {
  if (error instanceof OutboundRefused) throw error;
  throw new OutboundRefused('OUTBOUND_FAILED', `${url.host}: ${error.message}`);
}
