import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentCaller, organisationOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  createdSubscription,
  deliveryList,
  listDeliveriesQuery,
  pageQuery,
  replayedFeed,
  replayFeedRequest,
  rotatedSecret,
  subscribeFeedRequest,
  subscriptionList,
  uuid,
  type ListDeliveriesQuery,
  type PageQuery,
  type ReplayFeedRequest,
  type SubscribeFeedRequest,
} from '@wellspring/contracts';
import { ReplayFeed } from '../use-cases/replay-feed.js';
import { ShowSubscriptions } from '../use-cases/show-subscriptions.js';
import { SubscribeFeed } from '../use-cases/subscribe-feed.js';

/** Subscriptions to the feed, their secrets and their webhook deliveries. */
@ApiTags('matching')
@Controller('matching/subscriptions')
export class SubscriptionsController {
  constructor(
    private readonly subscribing: SubscribeFeed,
    private readonly showing: ShowSubscriptions,
    private readonly replaying: ReplayFeed,
  ) {}

  @Post()
  @RequireScope('feeds:write')
  @ApiOperation({
    operationId: 'subscribeFeed',
    summary: 'Subscribe to the feed of some postings or of all; the secret is shown this once.',
  })
  @ApiCreatedResponse({ standardSchema: createdSubscription })
  subscribe(
    @Body({ schema: subscribeFeedRequest }) body: SubscribeFeedRequest,
    @CurrentCaller() caller: Caller,
  ) {
    return this.subscribing.subscribe(organisationOf(caller), body);
  }

  @Get()
  @RequireScope('feeds:read')
  @ApiOperation({
    operationId: 'listSubscriptions',
    summary: 'Your subscriptions and how their webhooks fare.',
  })
  @ApiOkResponse({ standardSchema: subscriptionList })
  list(@Query({ schema: pageQuery }) query: PageQuery, @CurrentCaller() caller: Caller) {
    return this.showing.list(organisationOf(caller), query);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequireScope('feeds:write')
  @ApiOperation({ operationId: 'endSubscription', summary: 'End a subscription.' })
  @ApiNoContentResponse()
  end(@Param('id', { schema: uuid }) id: string, @CurrentCaller() caller: Caller) {
    return this.subscribing.end(organisationOf(caller), id);
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @RequireScope('feeds:write')
  @ApiOperation({
    operationId: 'rotateSecret',
    summary: 'Make a new secret; the old one signs beside it for 24 hours.',
  })
  @ApiOkResponse({ standardSchema: rotatedSecret })
  rotate(@Param('id', { schema: uuid }) id: string, @CurrentCaller() caller: Caller) {
    return this.subscribing.rotate(organisationOf(caller), id);
  }

  @Get(':id/deliveries')
  @RequireScope('feeds:read')
  @ApiOperation({
    operationId: 'listDeliveries',
    summary: 'Webhook deliveries that did not succeed at once: retrying, failed, or delivered since.',
  })
  @ApiOkResponse({ standardSchema: deliveryList })
  deliveries(
    @Param('id', { schema: uuid }) id: string,
    @Query({ schema: listDeliveriesQuery }) query: ListDeliveriesQuery,
    @CurrentCaller() caller: Caller,
  ) {
    return this.showing.deliveries(organisationOf(caller), id, query);
  }

  @Post(':id/replay')
  @HttpCode(200)
  @RequireScope('feeds:write')
  @ApiOperation({ operationId: 'replayFeed', summary: 'Send a range of entries to the webhook again.' })
  @ApiOkResponse({ standardSchema: replayedFeed })
  replay(
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: replayFeedRequest }) body: ReplayFeedRequest,
    @CurrentCaller() caller: Caller,
  ) {
    return this.replaying.execute(organisationOf(caller), id, body);
  }
}
