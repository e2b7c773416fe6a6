import { Controller, Get, Headers, HttpException, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, remainingMs, RequireScope, type Caller } from '@wellspring/auth';
import {
  liveEventPage,
  liveEventQuery,
  refuse,
  type LiveEventPage,
  type LiveEventQuery,
} from '@wellspring/contracts';
import { Clock, EventStream, type StreamPage } from '@wellspring/platform';
import type { FastifyReply } from 'fastify';
import { LiveStreams } from '../background/live-streams.js';
import { ReadLiveEvents } from '../use-cases/read-live-events.js';

const mostStreams = 100;

/** The events as they come, for operators; envelopes name nobody. */
@ApiTags('analytics')
@RequireScope('operations:read')
@Controller('analytics/events')
export class LiveEventsController {
  constructor(
    private readonly reading: ReadLiveEvents,
    private readonly streams: LiveStreams,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listEvents', summary: 'Archived events after a position, or the latest.' })
  @ApiOkResponse({ standardSchema: liveEventPage })
  list(@Query({ schema: liveEventQuery }) query: LiveEventQuery): Promise<LiveEventPage> {
    return this.reading.execute(query);
  }

  @Get('stream')
  @ApiOperation({
    operationId: 'streamEvents',
    summary: 'The same as server-sent events, resumed by Last-Event-ID.',
  })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'Server-sent events, one per event; the id is its position.' })
  async stream(
    @Query({ schema: liveEventQuery }) query: LiveEventQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = lastEventId === undefined ? query.after : positionOf(lastEventId);
    if (this.streams.open >= mostStreams) throw tooManyStreams();
    reply.hijack();
    const stream = new EventStream(reply.raw, (from) => this.page({ ...query, after: from }));
    const remove = this.streams.add(stream);
    await stream.run(after, remainingMs(caller, this.clock.now())).finally(remove);
  }

  private async page(query: LiveEventQuery): Promise<StreamPage> {
    const { items, next } = await this.reading.execute(query);
    return {
      events: items.map(({ position, envelope }) => ({
        id: position,
        type: String(envelope['type']),
        data: envelope,
      })),
      position: next,
      hasMore: query.after !== 'latest' && items.length === query.limit,
    };
  }
}

function positionOf(lastEventId: string): string {
  if (/^\d{1,18}$/.test(lastEventId)) return lastEventId;
  const detail = 'Last-Event-ID is the id of an event of this stream: a position in digits.';
  throw new HttpException(refuse('ANALYTICS_POSITION_INVALID', 400, detail), 400);
}

function tooManyStreams(): HttpException {
  const detail = `${mostStreams} streams are open already; close one, or poll GET /analytics/events.`;
  return new HttpException(refuse('ANALYTICS_TOO_MANY_STREAMS', 429, detail), 429);
}
