import { Body, Controller, Get, Headers, HttpCode, Post, Query } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  isRefusal,
  pageQuery,
  uuid,
  verification,
  verificationPage,
  verificationRequest,
  type PageQuery,
  type Refusal,
  type VerificationMessage,
  type VerificationPage,
  type VerificationRequest,
} from '@wellspring/contracts';
import { z } from 'zod';
import { ReadVerifications } from '../use-cases/read-verifications.js';
import { VerifyCredentials } from '../use-cases/verify-credentials.js';
import { credentialTextOf } from './credential-text.js';

/** Text is the credential itself: JSON, or a compact JWS. */
const verifyBody = z.union([z.string(), verificationRequest]);
const historyQuery = pageQuery.extend({ cursor: uuid.optional() });

@ApiTags('verifier')
@RequireScope('credentials:verify')
@Controller('verifier/verifications')
export class VerificationsController {
  constructor(
    private readonly verify: VerifyCredentials,
    private readonly reading: ReadVerifications,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiConsumes('application/json', 'text/plain', 'application/vc+jwt', 'application/vc+ld+json')
  @ApiOperation({
    operationId: 'verifyCredential',
    summary: 'Check a credential; answers each check by name with its reason.',
  })
  @ApiOkResponse({ standardSchema: verification })
  async check(
    @CurrentCaller() caller: Caller,
    @Body({ schema: verifyBody }) body: string | VerificationRequest,
    @Headers('content-type') contentType: string | undefined,
  ): Promise<VerificationMessage | Refusal> {
    const text =
      typeof body === 'string' ? credentialTextOf(body, contentType) : credentialTextOf(body.credential);
    return isRefusal(text) ? text : this.verify.one(text, { organisationId: caller.organisationId });
  }

  @Get()
  @ApiOperation({
    operationId: 'listVerifications',
    summary: 'What the organisation has checked, newest first.',
  })
  @ApiOkResponse({ standardSchema: verificationPage })
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: historyQuery }) query: PageQuery,
  ): Promise<VerificationPage> {
    return this.reading.execute(organisationOf(caller), query);
  }
}
