import { Controller, Get, Headers, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '@wellspring/auth';
import {
  liveEventPage,
  liveEventQuery,
  type LiveEvent,
  type LiveEventPage,
  type LiveEventQuery,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';

const pollMs = 300;

/** The events as they come, for operators; envelopes name nobody. */
@ApiTags('analytics')
@RequireScope('operations:read')
@Controller('analytics/events')
export class LiveEventsController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ operationId: 'listEvents', summary: 'Archived events after a position, or the latest.' })
  @ApiOkResponse({ standardSchema: liveEventPage })
  list(@Query({ schema: liveEventQuery }) query: LiveEventQuery): Promise<LiveEventPage> {
    return this.page(query);
  }

  @Get('stream')
  @ApiOperation({
    operationId: 'streamEvents',
    summary: 'The same as server-sent events, resumed by Last-Event-ID.',
  })
  async stream(
    @Query({ schema: liveEventQuery }) query: LiveEventQuery,
    @Headers('last-event-id') lastId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    let after = /^\d{1,18}$/.test(lastId ?? '') ? (lastId as string) : query.after;
    let silence = 0;
    while (!request.raw.destroyed && !raw.writableEnded) {
      const page = await this.page({ ...query, after });
      for (const { position, envelope } of page.items)
        raw.write(
          `id: ${position}\nevent: ${String(envelope['type'])}\ndata: ${JSON.stringify(envelope)}\n\n`,
        );
      after = page.next;
      silence = page.items.length > 0 ? 0 : silence + pollMs;
      if (silence >= 15_000) {
        raw.write(': still here\n\n');
        silence = 0;
      }
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  private async page({ after, type, limit }: LiveEventQuery): Promise<LiveEventPage> {
    const items = await this.database.transaction('worker', (tx) =>
      after === 'latest'
        ? tx.query<LiveEvent>(
            `select * from (select position, envelope from analytics.archive
               where ($1::text is null or type like $1) order by position desc limit $2) latest order by position`,
            [patternOf(type), limit],
          )
        : tx.query<LiveEvent>(
            `select position, envelope from analytics.archive
             where position > $3 and ($1::text is null or type like $1) order by position limit $2`,
            [patternOf(type), limit, after],
          ),
    );
    return { items, next: items.at(-1)?.position ?? (after === 'latest' ? '0' : after) };
  }
}

/** `match.*` asks for every event of an aggregate. */
function patternOf(type: string | undefined): string | null {
  return type ? type.replaceAll(/[%_\\]/g, '\\$&').replaceAll('*', '%') : null;
}
