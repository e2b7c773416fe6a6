import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Public } from '@wellspring/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CaseVersion } from '../domain/case-version.js';
import { ReadCasePart } from '../use-cases/read-case-part.js';
import { answerJson, PathVersion, SourcedId } from './case-answer.js';
import { CaseFaultFilter } from './case-fault.filter.js';

/** The CASE REST binding: what items and associations are described by. */
@ApiTags('CASE')
@Controller(['ims/case/v1p1', 'ims/case/v1p0'])
@Public()
@UseFilters(CaseFaultFilter)
export class CaseDefinitionsController {
  constructor(private readonly parts: ReadCasePart) {}

  @Get('CFConcepts/:id')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'A concept and its descendants.' })
  async concepts(
    @SourcedId() id: string,
    @PathVersion() version: CaseVersion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    answerJson(request, reply, await this.parts.definitionFamily('CFConcepts', id, version));
  }

  @Get('CFSubjects/:id')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'A subject and its descendants.' })
  async subjects(
    @SourcedId() id: string,
    @PathVersion() version: CaseVersion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    answerJson(request, reply, await this.parts.definitionFamily('CFSubjects', id, version));
  }

  @Get('CFItemTypes/:id')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'An item type and its descendants.' })
  async itemTypes(
    @SourcedId() id: string,
    @PathVersion() version: CaseVersion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    answerJson(request, reply, await this.parts.definitionFamily('CFItemTypes', id, version));
  }

  @Get('CFLicenses/:id')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'A licence.' })
  async license(
    @SourcedId() id: string,
    @PathVersion() version: CaseVersion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    answerJson(request, reply, await this.parts.definition('CFLicenses', id, version));
  }

  @Get('CFAssociationGroupings/:id')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'A grouping of associations.' })
  async grouping(
    @SourcedId() id: string,
    @PathVersion() version: CaseVersion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    answerJson(request, reply, await this.parts.definition('CFAssociationGroupings', id, version));
  }

  @Get('CFRubrics/:id')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'A rubric with its criteria and their levels.' })
  async rubric(
    @SourcedId() id: string,
    @PathVersion() version: CaseVersion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    answerJson(request, reply, await this.parts.definition('CFRubrics', id, version));
  }
}
