import { Body, Controller, Get, HttpCode, HttpException, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, holderOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  heldCredentialDetail,
  heldCredentialPage,
  importCredentialRequest,
  type HeldCredentialDetail,
  type HeldCredentialPage,
  type ImportCredentialRequest,
  type PageQuery,
  type Refusal,
} from '@wellspring/contracts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { unknownCredentials } from '../domain/refusals.js';
import { ImportCredential } from '../use-cases/import-credential.js';
import { ReadHeldCredentials } from '../use-cases/read-held-credentials.js';
import { VerifyHeldCredential } from '../use-cases/verify-held-credential.js';
import { newestFirst } from './newest-first.js';

const credentialId = z.string().min(1).max(2000);

@ApiTags('wallet')
@RequireScope('wallet')
@Controller('wallet/credentials')
export class CredentialsController {
  constructor(
    private readonly reading: ReadHeldCredentials,
    private readonly importing: ImportCredential,
    private readonly verifying: VerifyHeldCredential,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listHeldCredentials', summary: 'What the wallet holds, newest first.' })
  @ApiOkResponse({ standardSchema: heldCredentialPage })
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: newestFirst }) query: PageQuery,
  ): Promise<HeldCredentialPage> {
    return this.reading.list(holderOf(caller), query);
  }

  @Post()
  @ApiOperation({
    operationId: 'importCredential',
    summary: 'Take in a credential from elsewhere, with its verification.',
  })
  @ApiCreatedResponse({ standardSchema: heldCredentialDetail })
  import(
    @CurrentCaller() caller: Caller,
    @Body({ schema: importCredentialRequest }) body: ImportCredentialRequest,
  ): Promise<HeldCredentialDetail | Refusal> {
    return this.importing.execute(holderOf(caller), body.credential);
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'readHeldCredential',
    summary: 'One credential: what it says, its skills, its checks.',
  })
  @ApiOkResponse({ standardSchema: heldCredentialDetail })
  detail(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: credentialId }) id: string,
  ): Promise<HeldCredentialDetail | Refusal> {
    return this.reading.detail(holderOf(caller), id);
  }

  @Get(':id/document')
  @ApiProduces('application/vc+ld+json', 'application/vc+jwt')
  @ApiOperation({
    operationId: 'readHeldDocument',
    summary: 'Exactly the signed bytes, to keep or take elsewhere.',
  })
  async document(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: credentialId }) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.reading.open(holderOf(caller), id);
    if (!found) throw new HttpException(unknownCredentials([id]), 404);
    const name = found.row.format === 'vc+jwt' ? 'credential.jwt' : 'credential.json';
    await reply
      .type(`application/${found.row.format}`)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'private, no-store')
      .send(found.text);
  }

  @Post(':id/verify')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'verifyHeldCredential',
    summary: 'Check a held credential again, at this moment.',
  })
  @ApiOkResponse({ standardSchema: heldCredentialDetail })
  verify(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: credentialId }) id: string,
  ): Promise<HeldCredentialDetail | Refusal> {
    return this.verifying.execute(holderOf(caller), id);
  }
}
