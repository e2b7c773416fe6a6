import { Controller, Get, HttpCode, HttpException, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '@wellspring/auth';
import {
  contextNames,
  contextStatus,
  parkedEvent,
  refuse,
  type ContextStatus,
  type ParkedEventMessage,
} from '@wellspring/contracts';
import { listParkedEvents, retryParkedEvent, unparkEvent } from '@wellspring/messaging';
import { z } from 'zod';
import { Runtime, type ContextRuntime } from '../runtime/runtime.js';
import { statusOf } from './status-of.js';

const contextParam = z.enum(contextNames);

/** What an operator sees and does about a context's events; each process answers for the contexts it runs. */
@ApiTags('operations')
@Controller('operations/:context')
export class OperationsController {
  constructor(private readonly runtime: Runtime) {}

  @Get('status')
  @RequireScope('operations:read')
  @ApiOkResponse({ standardSchema: contextStatus })
  status(@Param('context', { schema: contextParam }) name: string): Promise<ContextStatus> {
    return statusOf(this.of(name));
  }

  @Get('parked-events')
  @RequireScope('operations:read')
  @ApiOkResponse({ standardSchema: z.array(parkedEvent) })
  async parked(@Param('context', { schema: contextParam }) name: string): Promise<ParkedEventMessage[]> {
    const { database } = this.of(name);
    const events = await database.transaction('worker', (tx) => listParkedEvents(tx, name));
    return events.map((event) => ({
      eventId: event.event_id,
      type: event.type,
      key: event.key,
      state: event.state,
      attempts: event.attempts,
      cause: event.cause,
      parkedAt: event.parked_at.toISOString(),
      envelope: event.envelope,
    }));
  }

  @Post('parked-events/:id/retry')
  @HttpCode(204)
  @RequireScope('operations:write')
  async retry(
    @Param('context', { schema: contextParam }) name: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    const { database, strategy } = this.of(name);
    const changed = await database.transaction('worker', (tx) => retryParkedEvent(tx, name, id));
    if (changed === 0) throw unknownEvent();
    strategy.wakeRetrier();
  }

  @Post('parked-events/:id/skip')
  @HttpCode(204)
  @RequireScope('operations:write')
  async skip(
    @Param('context', { schema: contextParam }) name: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    const { database, strategy } = this.of(name);
    const changed = await database.transaction('worker', (tx) => unparkEvent(tx, name, id));
    if (changed === 0) throw unknownEvent();
    strategy.wakeRetrier();
  }

  private of(name: string): ContextRuntime {
    const found = [...this.runtime.contexts.values()].find((context) => context.name === name);
    if (found) return found;
    throw new HttpException(refuse('CONTEXT_NOT_HERE', 404, `${name} does not run in this process.`), 404);
  }
}

function unknownEvent(): HttpException {
  return new HttpException(
    refuse('PARKED_EVENT_UNKNOWN', 404, 'No parked event has this id; it may be done already.'),
    404,
  );
}
