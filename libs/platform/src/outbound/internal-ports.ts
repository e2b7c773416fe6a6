import { isRefusal, problemSchema, type ContextName, type InternalPort } from '@wellspring/contracts';
import type { ServiceTokens } from '@wellspring/auth';
import { Agent, request } from 'undici';
import type { z } from 'zod';

/** A neighbour did not answer as its port declares: an outage, to be tried again. */
export class PortUnavailable extends Error {
  constructor(
    readonly port: string,
    readonly code: string,
    detail: string,
  ) {
    super(`${port}: ${code}: ${detail}`);
  }
}

/** Calls other contexts over authenticated HTTP, the same way in one process and in seven. */
export class InternalPorts {
  private readonly agent = new Agent({ connections: 16, headersTimeout: 30_000, bodyTimeout: 60_000 });

  constructor(
    private readonly caller: ContextName,
    private readonly tokens: ServiceTokens,
    private readonly urlOf: (context: ContextName) => string,
  ) {}

  /** Calls a port and validates its answer. @throws PortUnavailable */
  async call<TRequest extends z.ZodType, TResponse extends z.ZodType>(
    port: InternalPort<TRequest, TResponse>,
    body: z.input<TRequest>,
  ): Promise<z.infer<TResponse>> {
    const token = await this.tokens.sign(this.caller, port.owner);
    const answer = await request(this.urlOf(port.owner) + port.path, {
      method: 'POST',
      dispatcher: this.agent,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).catch((error: Error) => {
      throw new PortUnavailable(port.path, 'PORT_UNREACHABLE', error.message);
    });
    const json: unknown = await answer.body.json().catch(() => undefined);
    if (answer.statusCode !== 200) throw failureOf(port.path, answer.statusCode, json);
    return port.response.parse(json);
  }

  async close(): Promise<void> {
    await this.agent.close();
  }
}

function failureOf(path: string, status: number, json: unknown): PortUnavailable {
  const problem = problemSchema.safeParse(json);
  if (problem.success) return new PortUnavailable(path, problem.data.code, problem.data.detail);
  return new PortUnavailable(path, 'PORT_FAILED', isRefusal(json) ? json.detail : `answered ${status}`);
}
