import { Controller, Get, Header, HttpException } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '@wellspring/auth';
import { refuse } from '@wellspring/contracts';
import { Runtime } from '../runtime/runtime.js';
import { statusOf } from './status-of.js';

@ApiTags('operations')
@Public()
@Controller()
export class HealthController {
  constructor(private readonly runtime: Runtime) {}

  /** Alive: the process answers. */
  @Get('health/live')
  live(): { status: string } {
    return { status: 'live' };
  }

  /** Ready: every database of this process answers. Lag is a metric, not a reason to be unready. */
  @Get('health/ready')
  async ready(): Promise<{ status: string; contexts: string[] }> {
    const contexts = [...this.runtime.contexts.values()];
    const results = await Promise.allSettled(contexts.map(({ database }) => database.ping()));
    const away = contexts.filter((_, index) => results[index]?.status === 'rejected').map(({ name }) => name);
    if (away.length > 0) {
      const detail = `The database does not answer ${away.join(', ')}.`;
      throw new HttpException(refuse('NOT_READY', 503, detail), 503);
    }
    return { status: 'ready', contexts: contexts.map(({ name }) => name) };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async metrics(): Promise<string> {
    const { metrics, contexts } = this.runtime;
    // A database that is away leaves the last figures standing; readiness tells of it.
    const statuses = await Promise.allSettled([...contexts.values()].map(statusOf));
    for (const status of statuses) if (status.status === 'fulfilled') metrics.show(status.value);
    return metrics.registry.metrics();
  }
}
