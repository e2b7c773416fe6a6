import type { Readable } from 'node:stream';
import { Body, Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  importFrameworkQuery,
  importFromRequest,
  importResult,
  type ImportFrameworkQuery,
  type ImportFromRequest,
  type ImportResult,
  type Refusal,
} from '@wellspring/contracts';
import { StreamedBody } from '@wellspring/platform';
import type { FastifyRequest } from 'fastify';
import { ImportFramework } from '../use-cases/import-framework.js';
import { ImportFromAddress } from '../use-cases/import-from-address.js';
import { drain, packageBytes } from './package-bytes.js';

/** CASE packages in. */
@ApiTags('registry')
@Controller('registry/frameworks')
@RequireScope('frameworks:write')
export class ImportController {
  constructor(
    private readonly importing: ImportFramework,
    private readonly fetching: ImportFromAddress,
  ) {}

  @Post('import')
  @StreamedBody()
  @HttpCode(200)
  @ApiConsumes(
    'application/json',
    'application/vnd.ims.case+json',
    'application/gzip',
    'application/octet-stream',
  )
  @ApiOperation({
    operationId: 'importFramework',
    summary: 'Imports a CASE package, JSON or gzip of it whatever the media type, or previews the import.',
  })
  @ApiOkResponse({ standardSchema: importResult })
  async import(
    @CurrentCaller() caller: Caller,
    @Query({ schema: importFrameworkQuery }) { dryRun }: ImportFrameworkQuery,
    @Req() { body }: FastifyRequest<{ Body: Readable }>,
  ): Promise<ImportResult | Refusal> {
    const organisationId = organisationOf(caller);
    try {
      const source = packageBytes(body);
      return await this.importing.execute({ organisationId, dryRun: dryRun === 'true', source });
    } finally {
      drain(body);
    }
  }

  @Post('import-from')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'importFrameworkFrom',
    summary: 'Imports the CASE package of an address, or previews it.',
  })
  @ApiOkResponse({ standardSchema: importResult })
  importFrom(
    @CurrentCaller() caller: Caller,
    @Body({ schema: importFromRequest }) { url, dryRun = false }: ImportFromRequest,
  ) {
    return this.fetching.execute({ organisationId: organisationOf(caller), url, dryRun });
  }
}
