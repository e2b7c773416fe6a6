import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  HttpException,
  Param,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope, type Caller } from '@wellspring/auth';
import {
  credentialPage,
  credentialQuery,
  credentialSummary,
  issuedCredentialId,
  issuerDashboard,
  revokeRequest,
  type CredentialPage,
  type CredentialQuery,
  type CredentialSummary,
  type IssuerDashboard,
  type Refusal,
  type RevokeRequest,
} from '@wellspring/contracts';
import type { FastifyReply } from 'fastify';
import { unknownCredential } from '../domain/refusals.js';
import { ReadCredentials } from '../use-cases/read-credentials.js';
import { RevokeCredential } from '../use-cases/revoke-credential.js';
import { institutionOf } from './institution-of.js';

@ApiTags('issuer')
@Controller('issuer')
export class CredentialsController {
  constructor(
    private readonly reading: ReadCredentials,
    private readonly revocation: RevokeCredential,
  ) {}

  @Get('credentials')
  @RequireScope('credentials:read')
  @ApiOperation({
    operationId: 'listIssuedCredentials',
    summary: 'What the institution issued, newest first.',
  })
  @ApiOkResponse({ standardSchema: credentialPage })
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: credentialQuery }) query: CredentialQuery,
  ): Promise<CredentialPage> {
    return this.reading.list(institutionOf(caller), query);
  }

  @Get('credentials/:id')
  @RequireScope('credentials:read')
  @ApiOperation({ operationId: 'readIssuedCredential', summary: 'One issued credential and its state.' })
  @ApiOkResponse({ standardSchema: credentialSummary })
  read(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: issuedCredentialId }) id: string,
  ): Promise<CredentialSummary | Refusal> {
    return this.reading.one(institutionOf(caller), id);
  }

  @Get('credentials/:id/document')
  @RequireScope('credentials:read')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ operationId: 'readIssuedDocument', summary: 'Exactly the signed bytes.' })
  async document(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: issuedCredentialId }) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.reading.document(institutionOf(caller), id);
    if (!found) throw new HttpException(unknownCredential(), 404);
    await reply
      .type(found.format === 'vc+jwt' ? 'application/vc+jwt' : 'application/vc+ld+json')
      .send(found.text);
  }

  @Post('credentials/:id/revoke')
  @HttpCode(200)
  @RequireScope('credentials:revoke')
  @ApiOperation({
    operationId: 'revokeCredential',
    summary: 'Take a credential back, with a reason; again is no harm.',
  })
  revoke(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: issuedCredentialId }) id: string,
    @Body({ schema: revokeRequest }) body: RevokeRequest,
  ): Promise<{ revokedAt: string } | Refusal> {
    return this.revocation.execute(institutionOf(caller), id, body.reason);
  }

  @Get('dashboard')
  @RequireScope('credentials:read')
  @ApiOperation({ operationId: 'issuerDashboard', summary: 'Issued, claimed and revoked per achievement.' })
  @ApiOkResponse({ standardSchema: issuerDashboard })
  dashboard(@CurrentCaller() caller: Caller): Promise<IssuerDashboard> {
    return this.reading.dashboard(institutionOf(caller));
  }
}
