import { createGunzip } from 'node:zlib';
import { All, Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Public } from '@wellspring/auth';
import { PublicAddress } from '@wellspring/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { caseDiscovery } from '../domain/case-discovery.js';
import type { CaseVersion } from '../domain/case-version.js';
import { CaseFault, unknownObject } from '../domain/case-fault.js';
import { ServePackage } from '../use-cases/serve-package.js';
import { answerJson, holds, PathVersion, revalidated, SourcedId } from './case-answer.js';
import { CaseFaultFilter } from './case-fault.filter.js';

/** The CASE REST binding: whole packages, discovery, and what is neither. */
@ApiTags('CASE')
@Controller(['ims/case/v1p1', 'ims/case/v1p0'])
@Public()
@UseFilters(CaseFaultFilter)
export class CasePackagesController {
  constructor(
    private readonly packages: ServePackage,
    private readonly address: PublicAddress,
  ) {}

  @Get('CFPackages/:id')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'A whole framework at its latest revision.' })
  async package(
    @SourcedId() id: string,
    @PathVersion() version: CaseVersion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.headers['if-none-match'] && holds(request, await this.packages.etag(id, version))) {
      reply.status(304).send();
      return;
    }
    const { etag, bytes } = await this.packages.execute(id, version);
    reply.header('etag', etag).header('cache-control', revalidated).header('vary', 'accept-encoding');
    reply.type('application/json');
    if (takesGzip(request)) reply.header('content-encoding', 'gzip').send(bytes);
    else reply.send(createGunzip().end(bytes));
  }

  @Get('discovery/:file')
  @ApiOperation({ summary: 'The discovery document of this service.' })
  discovery(
    @PathVersion() version: CaseVersion,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    if (file !== `imscase${version}_openapi3_v1p0.json`) throw unknownObject(file);
    answerJson(request, reply, JSON.stringify(caseDiscovery(version, this.address.origin)));
  }

  @All('*')
  @ApiExcludeEndpoint()
  unknown(@Req() request: FastifyRequest): never {
    const path = request.url.split('?')[0]?.slice(0, 200) ?? '';
    if (request.method === 'GET' || request.method === 'HEAD') {
      throw new CaseFault(404, 'unknownobject', 'path', `CASE has nothing at ${path}.`);
    }
    throw new CaseFault(
      405,
      'forbidden',
      'method',
      'CASE is read only; frameworks are written below /registry.',
    );
  }
}

function takesGzip(request: FastifyRequest): boolean {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  return /(^|,)\s*(gzip|\*)\s*(;\s*q=(?!0(\.0+)?\s*(,|$))[\d.]+)?\s*(,|$)/i.test(accepted);
}
