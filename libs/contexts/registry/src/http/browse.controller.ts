import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@wellspring/auth';
import {
  foundItems,
  frameworkDetail,
  frameworkList,
  frameworkTree,
  frameworkTreeQuery,
  itemDetail,
  listFrameworksQuery,
  searchItemsQuery,
  uuid,
  type FrameworkTreeQuery,
  type ListFrameworksQuery,
  type SearchItemsQuery,
} from '@wellspring/contracts';
import { BrowseFrameworks } from '../use-cases/browse-frameworks.js';
import { FindItems } from '../use-cases/find-items.js';

/** Frameworks and items for people: public, as what they describe is. */
@ApiTags('registry')
@Controller('registry')
@Public()
export class BrowseController {
  constructor(
    private readonly frameworks: BrowseFrameworks,
    private readonly items: FindItems,
  ) {}

  @Get('frameworks')
  @ApiOperation({ operationId: 'listFrameworks', summary: 'Frameworks, the newest publication first.' })
  @ApiOkResponse({ standardSchema: frameworkList })
  list(@Query({ schema: listFrameworksQuery }) query: ListFrameworksQuery) {
    return this.frameworks.list(query);
  }

  @Get('frameworks/:id')
  @ApiOperation({ operationId: 'getFramework', summary: 'A framework with its levels and revisions.' })
  @ApiOkResponse({ standardSchema: frameworkDetail })
  detail(@Param('id', { schema: uuid }) id: string) {
    return this.frameworks.detail(id);
  }

  @Get('frameworks/:id/tree')
  @ApiOperation({
    operationId: 'getFrameworkTree',
    summary: 'The children of an item, or the top of the framework.',
  })
  @ApiOkResponse({ standardSchema: frameworkTree })
  tree(
    @Param('id', { schema: uuid }) id: string,
    @Query({ schema: frameworkTreeQuery }) query: FrameworkTreeQuery,
  ) {
    return this.frameworks.tree(id, query);
  }

  @Get('items/search')
  @ApiOperation({ operationId: 'searchItems', summary: 'Items by the text of their statements and codes.' })
  @ApiOkResponse({ standardSchema: foundItems })
  search(@Query({ schema: searchItemsQuery }) query: SearchItemsQuery) {
    return this.items.search(query);
  }

  @Get('items/:id')
  @ApiOperation({ operationId: 'getItem', summary: 'An item and what it is associated with.' })
  @ApiOkResponse({ standardSchema: itemDetail })
  item(@Param('id', { schema: uuid }) id: string) {
    return this.items.detail(id);
  }
}
