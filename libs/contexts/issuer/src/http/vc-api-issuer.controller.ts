import { Body, Controller, Headers, HttpException, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope, type Caller } from '@wellspring/auth';
import {
  refuse,
  vcApiCredential,
  vcApiCryptosuite,
  vcApiDeriveRequest,
  vcApiIssueRequest,
  type Refusal,
  type VcApiCredential,
  type VcApiDeriveRequest,
  type VcApiIssueRequest,
} from '@wellspring/contracts';
import { deriveGivenCredential } from '../use-cases/derive-given-credential.js';
import { IssueGivenCredential } from '../use-cases/issue-given-credential.js';
import { institutionOf } from './institution-of.js';

/** The issuer of the W3C VC API 0.3, in the name of the did:key of the institution's key for a cryptosuite. */
@ApiTags('issuer')
@Controller('vc-api')
@RequireScope('credentials:issue')
export class VcApiIssuerController {
  constructor(private readonly issuing: IssueGivenCredential) {}

  @Post('credentials/issue')
  @ApiOperation({
    operationId: 'vcApiIssue',
    summary: 'W3C VC API: sign a credential with eddsa-rdfc-2022, or as VC-JWT in an envelope.',
  })
  @ApiCreatedResponse({ standardSchema: vcApiCredential })
  issue(
    @CurrentCaller() caller: Caller,
    @Body({ schema: vcApiIssueRequest }) body: VcApiIssueRequest,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
  ): Promise<VcApiCredential | Refusal> {
    return this.issueWith('eddsa-rdfc-2022', caller, body, idempotencyKey);
  }

  @Post('credentials/derive')
  @ApiOperation({
    operationId: 'vcApiDerive',
    summary: 'W3C VC API: reveal the mandatory and the selected parts of a credential, ecdsa-sd-2023.',
  })
  @ApiCreatedResponse({ standardSchema: vcApiCredential })
  derive(
    @CurrentCaller() caller: Caller,
    @Body({ schema: vcApiDeriveRequest }) body: VcApiDeriveRequest,
  ): Promise<VcApiCredential | Refusal> {
    institutionOf(caller);
    return deriveGivenCredential(body);
  }

  @Post(':cryptosuite/credentials/issue')
  @ApiOperation({
    operationId: 'vcApiIssueWith',
    summary: 'W3C VC API: sign a credential with a cryptosuite of Data Integrity.',
  })
  @ApiCreatedResponse({ standardSchema: vcApiCredential })
  issueWith(
    @Param('cryptosuite') cryptosuite: string,
    @CurrentCaller() caller: Caller,
    @Body({ schema: vcApiIssueRequest }) body: VcApiIssueRequest,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
  ): Promise<VcApiCredential | Refusal> {
    const organisationId = institutionOf(caller);
    const known = vcApiCryptosuite.safeParse(cryptosuite);
    if (!known.success) throw new HttpException(unknownCryptosuite(), 404);
    return this.issuing.execute(body, { organisationId, cryptosuite: known.data, idempotencyKey });
  }
}

function unknownCryptosuite(): Refusal {
  const detail = `Credentials are signed here with ${vcApiCryptosuite.options.join(', ')}.`;
  return refuse('ISSUER_UNKNOWN_CRYPTOSUITE', 404, detail);
}
