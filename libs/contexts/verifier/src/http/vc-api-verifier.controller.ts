import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope, type Caller } from '@wellspring/auth';
import {
  isRefusal,
  refuse,
  vcApiPresentationAnswer,
  vcApiPresentationRequest,
  vcApiVerifyAnswer,
  vcApiVerifyRequest,
  type Refusal,
  type VcApiPresentationAnswer,
  type VcApiPresentationRequest,
  type VcApiVerifyAnswer,
  type VcApiVerifyRequest,
} from '@wellspring/contracts';
import { askedChecks } from '../domain/asked-checks.js';
import { readPresentation, refuseHalfRequest } from '../domain/read-presentation.js';
import type { CheckedCredential } from '../domain/report-verification.js';
import { CheckPresentation } from '../use-cases/check-presentation.js';
import { VerifyCredentials } from '../use-cases/verify-credentials.js';
import { credentialTextOf } from './credential-text.js';

/** The verifier of the W3C VC API 0.3, whose caller reads the status code alone. */
@ApiTags('verifier')
@Controller('vc-api')
export class VcApiVerifierController {
  constructor(
    private readonly verify: VerifyCredentials,
    private readonly presentations: CheckPresentation,
  ) {}

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
    return outcome === 'verified'
      ? { verified: true, checks }
      : notVerified('credential', refusalsOf(checks));
  }

  @Post('presentations/verify')
  @HttpCode(200)
  @RequireScope('credentials:verify')
  @ApiOperation({
    operationId: 'vcApiVerifyPresentation',
    summary: 'W3C VC API: 200 when a presentation and all its credentials are verified, 400 otherwise.',
  })
  @ApiOkResponse({ standardSchema: vcApiPresentationAnswer })
  async present(
    @CurrentCaller() caller: Caller,
    @Body({ schema: vcApiPresentationRequest })
    { verifiablePresentation: presentation, options = {} }: VcApiPresentationRequest,
  ): Promise<VcApiPresentationAnswer | Refusal> {
    const parsed = readPresentation(presentation);
    if (isRefusal(parsed)) return parsed;
    const half = refuseHalfRequest(parsed, options);
    if (half) return half;
    const texts = parsed.credentials.map(({ text }) => text);
    const checks = [...(await this.presentations.execute(parsed, options))];
    const names = askedChecks(options.checks);
    const { organisationId } = caller;
    const credentials = await this.verify.execute(texts, { organisationId }, names);
    const refusals = [
      ...refusalsOf(checks),
      ...credentials.flatMap((each, index) => refusalsOf(each.checks, `verifiableCredential[${index}].`)),
    ];
    if (refusals.length > 0) return notVerified('presentation', refusals);
    return { verified: true, checks, credentials: credentials.map((each) => ({ checks: each.checks })) };
  }
}

function refusalsOf(checks: CheckedCredential['checks'], within = '') {
  return checks
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ check, code, reason }) => ({
      path: `${within}${check}`,
      message: `${code ?? 'REFUSED'}: ${reason}`,
    }));
}

function notVerified(what: string, errors: Refusal['errors']): Refusal {
  const detail = `The ${what} is not verified; errors names each check that refuses it.`;
  return refuse('VERIFIER_NOT_VERIFIED', 400, detail, errors);
}
