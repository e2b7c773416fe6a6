import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, RequireScope, type Caller } from '@wellspring/auth';
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
import { z } from 'zod';
import { BatchWorker } from '../background/batch-worker.js';
import { ReadBatches } from '../use-cases/read-batches.js';
import { SubmitBatch } from '../use-cases/submit-batch.js';
import { readRoster } from './read-roster.js';

const submitQuery = z.object({ preview: z.enum(['true', 'false']).optional() });
const rowQuery = pageQuery.extend({ outcome: batchRowOutcome.optional() });
/** Text is a CSV roster, an object the same as JSON. */
const submitBody = z.union([z.string(), batchRequest]);

@ApiTags('issuer')
@Controller('issuer/batches')
export class BatchesController {
  constructor(
    private readonly submission: SubmitBatch,
    private readonly reading: ReadBatches,
    private readonly worker: BatchWorker,
  ) {}

  @Post()
  @HttpCode(202)
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
    const request = typeof body === 'string' ? readRoster(body) : body;
    if (isRefusal(request)) return request;
    if (query.preview === 'true') return this.submission.preview(organisationOf(caller), request);
    const answer = await this.submission.execute(organisationOf(caller), request, key);
    this.worker.wake();
    return answer;
  }

  @Get()
  @RequireScope('credentials:read')
  @ApiOperation({ operationId: 'listBatches', summary: 'Batches and their counts, newest first.' })
  @ApiOkResponse({ standardSchema: batchPage })
  list(@CurrentCaller() caller: Caller, @Query({ schema: pageQuery }) query: PageQuery): Promise<BatchPage> {
    return this.reading.list(organisationOf(caller), query);
  }

  @Get(':id')
  @RequireScope('credentials:read')
  @ApiOperation({ operationId: 'readBatch', summary: 'How far a batch is.' })
  @ApiOkResponse({ standardSchema: batch })
  read(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string): Promise<Batch | Refusal> {
    return this.reading.one(organisationOf(caller), id);
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
    return this.reading.rows(organisationOf(caller), id, query);
  }
}
