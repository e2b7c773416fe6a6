import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  closePostingRequest,
  listPostingsQuery,
  matchList,
  postingDetail,
  postingList,
  postingPreview,
  publishPostingQuery,
  publishPostingRequest,
  rankMatchesQuery,
  uuid,
  type ClosePostingRequest,
  type ListPostingsQuery,
  type PublishPostingQuery,
  type PublishPostingRequest,
  type RankMatchesQuery,
} from '@wellspring/contracts';
import type { FastifyReply } from 'fastify';
import { ClosePosting } from '../use-cases/close-posting.js';
import { PreviewPosting } from '../use-cases/preview-posting.js';
import { PublishPosting } from '../use-cases/publish-posting.js';
import { ShowMatches } from '../use-cases/show-matches.js';
import { ShowPostings } from '../use-cases/show-postings.js';
import { employerOf } from './employer-of.js';

/** Openings and who fits them. */
@ApiTags('matching')
@Controller('matching/postings')
export class PostingsController {
  constructor(
    private readonly publishing: PublishPosting,
    private readonly previewing: PreviewPosting,
    private readonly showing: ShowPostings,
    private readonly closing: ClosePosting,
    private readonly matches: ShowMatches,
  ) {}

  @Post()
  @RequireScope('postings:write')
  @ApiOperation({
    operationId: 'publishPosting',
    summary: 'Open a posting whose requirements are framework items, or preview how many it would match.',
  })
  @ApiCreatedResponse({ standardSchema: postingDetail })
  @ApiOkResponse({ standardSchema: postingPreview, description: 'The preview; nothing is stored.' })
  publish(
    @Body({ schema: publishPostingRequest }) body: PublishPostingRequest,
    @Query({ schema: publishPostingQuery }) { preview }: PublishPostingQuery,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const employer = employerOf(caller);
    if (preview !== 'true') return this.publishing.execute(employer, body, idempotencyKey);
    reply.status(200);
    return this.previewing.execute(employer, body);
  }

  @Get()
  @RequireScope('postings:read')
  @ApiOperation({
    operationId: 'listPostings',
    summary: 'Your postings, newest first, with their live matches counted.',
  })
  @ApiOkResponse({ standardSchema: postingList })
  list(@Query({ schema: listPostingsQuery }) query: ListPostingsQuery, @CurrentCaller() caller: Caller) {
    return this.showing.list(organisationOf(caller), query);
  }

  @Get(':id')
  @RequireScope('postings:read')
  @ApiOperation({ operationId: 'getPosting', summary: 'One of your postings with its requirements.' })
  @ApiOkResponse({ standardSchema: postingDetail })
  one(@Param('id', { schema: uuid }) id: string, @CurrentCaller() caller: Caller) {
    return this.showing.one(organisationOf(caller), id);
  }

  @Post(':id/close')
  @HttpCode(200)
  @RequireScope('postings:write')
  @ApiOperation({ operationId: 'closePosting', summary: 'Close a posting; its matches are withdrawn.' })
  @ApiOkResponse({ standardSchema: postingDetail })
  close(
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: closePostingRequest }) { reason }: ClosePostingRequest,
    @CurrentCaller() caller: Caller,
  ) {
    return this.closing.execute(organisationOf(caller), id, reason);
  }

  @Get(':id/matches')
  @RequireScope('postings:read')
  @ApiOperation({ operationId: 'rankMatches', summary: 'The live matches of a posting, best first.' })
  @ApiOkResponse({ standardSchema: matchList })
  rank(
    @Param('id', { schema: uuid }) id: string,
    @Query({ schema: rankMatchesQuery }) query: RankMatchesQuery,
    @CurrentCaller() caller: Caller,
  ) {
    return this.matches.rank(organisationOf(caller), id, query);
  }
}
