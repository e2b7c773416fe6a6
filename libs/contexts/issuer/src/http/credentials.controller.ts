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
import { CurrentCaller, organisationOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  credentialPage,
  credentialState,
  credentialSummary,
  issuerDashboard,
  pageQuery,
  refuse,
  revokeRequest,
  uuid,
  type CredentialPage,
  type CredentialSummary,
  type IssuerDashboard,
  type Refusal,
  type RevokeRequest,
} from '@wellspring/contracts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ReadCredentials } from '../use-cases/read-credentials.js';
import { RevokeCredential } from '../use-cases/revoke-credential.js';

const credentialId = z.string().startsWith('urn:uuid:').max(100);
const listQuery = pageQuery.extend({
  achievementId: uuid.optional(),
  state: credentialState.optional(),
  externalId: z.string().max(200).optional(),
});

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
    @Query({ schema: listQuery }) query: z.infer<typeof listQuery>,
  ): Promise<CredentialPage> {
    return this.reading.list(organisationOf(caller), query);
  }

  @Get('credentials/:id')
  @RequireScope('credentials:read')
  @ApiOperation({ operationId: 'readIssuedCredential', summary: 'One issued credential and its state.' })
  @ApiOkResponse({ standardSchema: credentialSummary })
  read(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: credentialId }) id: string,
  ): Promise<CredentialSummary | Refusal> {
    return this.reading.one(organisationOf(caller), id);
  }

  @Get('credentials/:id/document')
  @RequireScope('credentials:read')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ operationId: 'readIssuedDocument', summary: 'Exactly the signed bytes.' })
  async document(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: credentialId }) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.reading.document(organisationOf(caller), id);
    if (!found)
      throw new HttpException(refuse('ISSUER_UNKNOWN_CREDENTIAL', 404, 'There is no such credential.'), 404);
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
    @Param('id', { schema: credentialId }) id: string,
    @Body({ schema: revokeRequest }) body: RevokeRequest,
  ): Promise<{ revokedAt: string } | Refusal> {
    return this.revocation.execute(organisationOf(caller), id, body.reason);
  }

  @Get('dashboard')
  @RequireScope('credentials:read')
  @ApiOperation({ operationId: 'issuerDashboard', summary: 'Issued, claimed and revoked per achievement.' })
  @ApiOkResponse({ standardSchema: issuerDashboard })
  dashboard(@CurrentCaller() caller: Caller): Promise<IssuerDashboard> {
    return this.reading.dashboard(organisationOf(caller));
  }
}
