import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope, type Caller } from '@wellspring/auth';
import {
  isRefusal,
  refuse,
  vcApiVerifyAnswer,
  vcApiVerifyRequest,
  type Refusal,
  type VcApiVerifyAnswer,
  type VcApiVerifyRequest,
} from '@wellspring/contracts';
import { askedChecks } from '../domain/asked-checks.js';
import type { CheckedCredential } from '../domain/report-verification.js';
import { VerifyCredentials } from '../use-cases/verify-credentials.js';
import { credentialTextOf } from './credential-text.js';

/** The verifier of the W3C VC API 0.3, whose caller reads the status code alone. */
@ApiTags('verifier')
@Controller('vc-api')
export class VcApiController {
  constructor(private readonly verify: VerifyCredentials) {}

  @Post('credentials/verify')
  @HttpCode(200)
  @RequireScope('credentials:verify')
  @ApiOperation({
    operationId: 'vcApiVerify',
    summary: 'W3C VC API: 200 when verified, 400 with the named checks otherwise.',
  })
  @ApiOkResponse({ standardSchema: vcApiVerifyAnswer })
  async check(
    @CurrentCaller() caller: Caller,
    @Body({ schema: vcApiVerifyRequest }) body: VcApiVerifyRequest,
  ): Promise<VcApiVerifyAnswer | Refusal> {
    const text = credentialTextOf(body.verifiableCredential);
    if (isRefusal(text)) return text;
    const names = askedChecks(body.options?.checks);
    const { organisationId } = caller;
    const { outcome, checks } = await this.verify.one(text, { organisationId }, names);
    return outcome === 'verified' ? { verified: true, checks } : notVerified(checks);
  }
}

function notVerified(checks: CheckedCredential['checks']): Refusal {
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  return refuse(
    'VERIFIER_NOT_VERIFIED',
    400,
    'The credential is not verified; errors names each check that refuses it.',
    failed.map(({ check, code, reason }) => ({ path: check, message: `${code ?? 'REFUSED'}: ${reason}` })),
  );
}
