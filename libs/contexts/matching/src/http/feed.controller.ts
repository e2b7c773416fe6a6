import { Readable } from 'node:stream';
import { Controller, Get, Headers, HttpException, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, remainingMs, RequireScope, type Caller } from '@wellspring/auth';
import {
  feedPage,
  isRefusal,
  pollFeedQuery,
  refuse,
  streamFeedQuery,
  uuid,
  type FeedPage,
  type PollFeedQuery,
  type Refusal,
  type StreamFeedQuery,
} from '@wellspring/contracts';
import { Clock, EventStream, type StreamPage } from '@wellspring/platform';
import type { FastifyReply } from 'fastify';
import { FeedHub } from '../background/feed-hub.js';
import { ReadFeed, type FeedReading } from '../use-cases/read-feed.js';

const chunk = 500;
const streamsPerEmployer = 50;

/** The matched-candidate feed: one log, the same entries and ids by polling, as a stream and as a file. */
@ApiTags('matching')
@Controller('matching/subscriptions/:id')
@RequireScope('feeds:read')
export class FeedController {
  constructor(
    private readonly feed: ReadFeed,
    private readonly hub: FeedHub,
    private readonly clock: Clock,
  ) {}

  @Get('events')
  @ApiOperation({ operationId: 'pollFeed', summary: 'Entries after a cursor, oldest first.' })
  @ApiOkResponse({ standardSchema: feedPage })
  poll(
    @Param('id', { schema: uuid }) subscriptionId: string,
    @Query({ schema: pollFeedQuery }) { cursor, limit }: PollFeedQuery,
    @CurrentCaller() caller: Caller,
  ) {
    const organisationId = organisationOf(caller);
    return this.feed.execute({ organisationId, subscriptionId, transport: 'poll', after: cursor, limit });
  }

  @Get('stream')
  @ApiOperation({
    operationId: 'streamFeed',
    summary: 'Entries as server-sent events, as they come; resumes after Last-Event-ID.',
  })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'Server-sent events, one per entry.' })
  async stream(
    @Param('id', { schema: uuid }) subscriptionId: string,
    @Query({ schema: streamFeedQuery }) { cursor = 0 }: StreamFeedQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const organisationId = organisationOf(caller);
    const after = lastEventId ? accepted(await this.feed.cursorAfter(organisationId, lastEventId)) : cursor;
    if (this.hub.openOf(organisationId) >= streamsPerEmployer) throw refusalOf(tooManyStreams());
    const of = { organisationId, subscriptionId, transport: 'sse' as const, limit: chunk };
    // The first page is read before the answer begins, so that a refusal is still a problem response.
    let first: FeedPage | undefined = accepted(await this.feed.execute({ ...of, after }));
    reply.hijack();
    const stream = new EventStream(reply.raw, async (position) => {
      const page = first ?? accepted(await this.feed.execute({ ...of, after: Number(position) }));
      first = undefined;
      return streamPageOf(page);
    });
    const remove = this.hub.add({ organisationId, wake: () => stream.wake(), end: () => stream.end() });
    await stream.run(String(after), remainingMs(caller, this.clock.now())).finally(remove);
  }

  @Get('export')
  @ApiOperation({ operationId: 'exportFeed', summary: 'The whole feed as a file, one entry a line.' })
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ description: 'Newline-delimited JSON, oldest first.' })
  async export(
    @Param('id', { schema: uuid }) subscriptionId: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const organisationId = organisationOf(caller);
    const of = { organisationId, subscriptionId, transport: 'file' as const, limit: chunk };
    const first = accepted(await this.feed.execute({ ...of, after: 0 }));
    reply.type('application/x-ndjson');
    reply.header('content-disposition', `attachment; filename="feed-${subscriptionId}.ndjson"`);
    return Readable.from(this.lines(of, first));
  }

  private async *lines(of: Omit<FeedReading, 'after'>, first: Awaited<ReturnType<ReadFeed['execute']>>) {
    let page = first;
    while (!isRefusal(page)) {
      if (page.items.length > 0) yield page.items.map((entry) => `${JSON.stringify(entry)}\n`).join('');
      if (!page.hasMore) return;
      page = await this.feed.execute({ ...of, after: page.cursor });
    }
  }
}

/** An entry's id is its own, so that a reader may come back by another transport; positions are cursors. */
function streamPageOf({ items, cursor, hasMore }: FeedPage): StreamPage {
  const events = items.map((entry) => ({ id: entry.id, type: entry.type, data: entry }));
  return { events, position: String(cursor), hasMore };
}

function accepted<TValue>(value: TValue | Refusal): TValue {
  if (isRefusal(value)) throw refusalOf(value);
  return value;
}

function refusalOf(refusal: Refusal): HttpException {
  return new HttpException(refusal, refusal.status);
}

function tooManyStreams(): Refusal {
  return refuse(
    'MATCHING_TOO_MANY_STREAMS',
    429,
    `An employer may keep ${streamsPerEmployer} streams open at once.`,
  );
}
