import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Public } from '@wellspring/auth';
import { PublicAddress } from '@wellspring/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CaseVersion } from '../domain/case-version.js';
import { linkHeader, parseDocumentQuery } from '../domain/document-query.js';
import { ListCaseDocuments } from '../use-cases/list-case-documents.js';
import { ReadCasePart } from '../use-cases/read-case-part.js';
import { answerJson, PathVersion, SourcedId } from './case-answer.js';
import { CaseFaultFilter } from './case-fault.filter.js';

/** The CASE 1.1 and 1.0 REST binding: documents, items and associations. */
@ApiTags('CASE')
@Controller(['ims/case/v1p1', 'ims/case/v1p0'])
@Public()
@UseFilters(CaseFaultFilter)
export class CaseController {
  constructor(
    private readonly parts: ReadCasePart,
    private readonly documents: ListCaseDocuments,
    private readonly address: PublicAddress,
  ) {}

  @Get('CFDocuments')
  @ApiOperation({ summary: 'Documents: paged, sorted, filtered, selected.' })
  async list(
    @PathVersion() version: CaseVersion,
    @Query() parameters: Record<string, string | string[] | undefined>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const query = parseDocumentQuery(parameters);
    const { documents, total } = await this.documents.execute(query, version);
    const url = this.address.urlOf(`/ims/case/${version}/CFDocuments`);
    reply.header('x-total-count', total).header('link', linkHeader(url, parameters, query, total));
    answerJson(request, reply, JSON.stringify({ CFDocuments: documents }));
  }

  @Get('CFDocuments/:id')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'A document.' })
  async document(
    @SourcedId() id: string,
    @PathVersion() version: CaseVersion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    answerJson(request, reply, await this.parts.document(id, version));
  }

  @Get('CFItems/:id')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'An item, also when its framework no longer holds it.' })
  async item(
    @SourcedId() id: string,
    @PathVersion() version: CaseVersion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    answerJson(request, reply, await this.parts.item(id, version));
  }

  @Get('CFAssociations/:id')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'An association.' })
  async association(
    @SourcedId() id: string,
    @PathVersion() version: CaseVersion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    answerJson(request, reply, await this.parts.association(id, version));
  }

  @Get('CFItemAssociations/:id')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'An item with its associations, in both directions and of every framework.' })
  async itemAssociations(
    @SourcedId() id: string,
    @PathVersion() version: CaseVersion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    answerJson(request, reply, await this.parts.itemAssociations(id, version));
  }
}
