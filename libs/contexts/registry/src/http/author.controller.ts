import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  addAssociationsRequest,
  addItemsRequest,
  createFrameworkRequest,
  publishedFramework,
  uuid,
  type AddAssociationsRequest,
  type AddItemsRequest,
  type CreateFrameworkRequest,
} from '@wellspring/contracts';
import { CreateFramework } from '../use-cases/create-framework.js';
import { ExtendFramework } from '../use-cases/extend-framework.js';

/** Frameworks written by hand. */
@ApiTags('registry')
@Controller('registry/frameworks')
@RequireScope('frameworks:write')
export class AuthorController {
  constructor(
    private readonly creating: CreateFramework,
    private readonly extending: ExtendFramework,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'createFramework',
    summary: 'Creates a framework and publishes its first revision.',
  })
  @ApiCreatedResponse({ standardSchema: publishedFramework })
  create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: createFrameworkRequest }) request: CreateFrameworkRequest,
    @Headers('idempotency-key') idempotencyKey?: string,
  ) {
    return this.creating.execute({ organisationId: organisationOf(caller), idempotencyKey, request });
  }

  @Post(':id/items')
  @ApiOperation({ operationId: 'addItems', summary: 'Adds items to a framework, as its next revision.' })
  @ApiCreatedResponse({ standardSchema: publishedFramework })
  addItems(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) frameworkId: string,
    @Body({ schema: addItemsRequest }) { items }: AddItemsRequest,
    @Headers('idempotency-key') idempotencyKey?: string,
  ) {
    const organisationId = organisationOf(caller);
    return this.extending.execute({ organisationId, frameworkId, idempotencyKey, items, associations: [] });
  }

  @Post(':id/associations')
  @ApiOperation({
    operationId: 'addAssociations',
    summary: 'Adds associations to a framework, as its next revision; an end may be elsewhere.',
  })
  @ApiCreatedResponse({ standardSchema: publishedFramework })
  addAssociations(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) frameworkId: string,
    @Body({ schema: addAssociationsRequest }) { associations }: AddAssociationsRequest,
    @Headers('idempotency-key') idempotencyKey?: string,
  ) {
    const organisationId = organisationOf(caller);
    return this.extending.execute({ organisationId, frameworkId, idempotencyKey, items: [], associations });
  }
}
