import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope, type Caller } from '@wellspring/auth';
import {
  batch,
  batchPage,
  batchRequest,
  batchRowOutcome,
  batchRowPage,
  isRefusal,
  pageQuery,
  uuid,
  type Batch,
  type BatchPage,
  type BatchPreview,
  type BatchRequest,
  type BatchRowPage,
  type PageQuery,
  type Refusal,
} from '@wellspring/contracts';
import { TakesRows } from '@wellspring/platform';
import { z } from 'zod';
import { BatchWorker } from '../background/batch-worker.js';
import { PreviewBatch } from '../use-cases/preview-batch.js';
import { ReadBatches } from '../use-cases/read-batches.js';
import { SubmitBatch } from '../use-cases/submit-batch.js';
import { institutionOf } from './institution-of.js';
import { newestFirst } from './newest-first.js';
import { readRoster } from './read-roster.js';

const submitQuery = z.object({ preview: z.enum(['true', 'false']).optional() });
const rowQuery = pageQuery.extend({
  cursor: z
    .string()
    .regex(/^\d{1,9}$/, 'was not given by this list')
    .optional(),
  outcome: batchRowOutcome.optional(),
});
/** Twenty thousand rows as JSON, with room. */
const rosterLimit = 10 * 1_048_576;
/** Text is a CSV roster, an object the same as JSON. */
const submitBody = z.union([z.string(), batchRequest]);

@ApiTags('issuer')
@Controller('issuer/batches')
export class BatchesController {
  constructor(
    private readonly submission: SubmitBatch,
    private readonly preview: PreviewBatch,
    private readonly reading: ReadBatches,
    private readonly worker: BatchWorker,
  ) {}

  @Post()
  @HttpCode(202)
  @TakesRows(rosterLimit)
  @RequireScope('credentials:issue')
  @ApiConsumes('text/csv', 'application/json')
  @ApiOperation({
    operationId: 'submitBatch',
    summary: 'Issue a roster, row by row; `preview=true` stores nothing.',
  })
  @ApiAcceptedResponse({ standardSchema: batch })
  async submit(
    @CurrentCaller() caller: Caller,
    @Body({ schema: submitBody }) body: string | BatchRequest,
    @Query({ schema: submitQuery }) query: { preview?: 'true' | 'false' },
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<Batch | BatchPreview | Refusal> {
    const institution = institutionOf(caller);
    const roster = typeof body === 'string' ? readRoster(body) : body;
    if (isRefusal(roster)) return roster;
    if (query.preview === 'true') return this.preview.execute(institution, roster);
    const answer = await this.submission.execute(institution, roster, key);
    this.worker.wake();
    return answer;
  }

  @Get()
  @RequireScope('credentials:read')
  @ApiOperation({ operationId: 'listBatches', summary: 'Batches and their counts, newest first.' })
  @ApiOkResponse({ standardSchema: batchPage })
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: newestFirst }) query: PageQuery,
  ): Promise<BatchPage> {
    return this.reading.list(institutionOf(caller), query);
  }

  @Get(':id')
  @RequireScope('credentials:read')
  @ApiOperation({ operationId: 'readBatch', summary: 'How far a batch is.' })
  @ApiOkResponse({ standardSchema: batch })
  read(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string): Promise<Batch | Refusal> {
    return this.reading.one(institutionOf(caller), id);
  }

  @Get(':id/rows')
  @RequireScope('credentials:read')
  @ApiOperation({ operationId: 'readBatchRows', summary: 'What became of each row, with its reason.' })
  @ApiOkResponse({ standardSchema: batchRowPage })
  rows(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) id: string,
    @Query({ schema: rowQuery }) query: z.infer<typeof rowQuery>,
  ): Promise<BatchRowPage | Refusal> {
    return this.reading.rows(institutionOf(caller), id, query);
  }
}
