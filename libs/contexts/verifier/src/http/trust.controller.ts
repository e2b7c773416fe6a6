import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope, type Caller } from '@wellspring/auth';
import {
  setTrustRequest,
  trustChange,
  trustedIssuer,
  type SetTrustRequest,
  type TrustChange,
  type TrustedIssuer,
} from '@wellspring/contracts';
import { z } from 'zod';
import { KeepTrust } from '../use-cases/keep-trust.js';

/** DID 1.0 §3.1. */
const didParam = z
  .string()
  .regex(/^did:[a-z0-9]+:[\w.:%-]*[\w.%-]$/, 'is a DID')
  .max(2000);

/** Who may issue, as this installation sees it. */
@ApiTags('verifier')
@Controller('verifier/trust/issuers')
export class TrustController {
  constructor(private readonly trust: KeepTrust) {}

  @Get()
  @RequireScope('trust:read')
  @ApiOperation({ operationId: 'listTrustedIssuers', summary: 'The trust registry.' })
  @ApiOkResponse({ standardSchema: z.array(trustedIssuer) })
  list(): Promise<TrustedIssuer[]> {
    return this.trust.list();
  }

  @Put(':did')
  @RequireScope('trust:write')
  @ApiOperation({
    operationId: 'setTrust',
    summary: 'Trust or distrust an issuer, for some achievement types or for all, with the reason.',
  })
  @ApiOkResponse({ standardSchema: trustedIssuer })
  set(
    @CurrentCaller() caller: Caller,
    @Param('did', { schema: didParam }) did: string,
    @Body({ schema: setTrustRequest }) body: SetTrustRequest,
  ): Promise<TrustedIssuer> {
    return this.trust.set(did, caller.subject, body);
  }

  @Get(':did/history')
  @RequireScope('trust:read')
  @ApiOperation({ operationId: 'trustHistory', summary: 'What was decided about an issuer, newest first.' })
  @ApiOkResponse({ standardSchema: z.array(trustChange) })
  history(@Param('did', { schema: didParam }) did: string): Promise<TrustChange[]> {
    return this.trust.history(did);
  }
}
