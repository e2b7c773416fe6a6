import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  isRefusal,
  pageQuery,
  refuse,
  vcApiVerifyAnswer,
  vcApiVerifyRequest,
  verification,
  verificationPage,
  verificationRequest,
  type PageQuery,
  type Refusal,
  type VcApiVerifyAnswer,
  type VcApiVerifyRequest,
  type VerificationMessage,
  type VerificationPage,
  type VerificationRequest,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { checkNames, type CheckName } from '@wellspring/standards';
import { z } from 'zod';
import { verificationPageOf } from '../storage/verifications.js';
import { VerifyCredentials, type CheckedCredential } from '../use-cases/verify-credentials.js';

/** Text is the credential itself: JSON, or a compact JWS. */
const verifyBody = z.union([z.string(), verificationRequest]);

@ApiTags('verifier')
@Controller()
export class VerificationsController {
  constructor(
    private readonly database: Database,
    private readonly verify: VerifyCredentials,
  ) {}

  @Post('verifier/verifications')
  @HttpCode(200)
  @RequireScope('credentials:verify')
  @ApiConsumes('application/json', 'text/plain', 'application/vc+jwt')
  @ApiOperation({
    operationId: 'verifyCredential',
    summary: 'Check a credential; answers each check by name with its reason.',
  })
  @ApiOkResponse({ standardSchema: verification })
  async check(
    @CurrentCaller() caller: Caller,
    @Body({ schema: verifyBody }) body: string | VerificationRequest,
  ): Promise<VerificationMessage | Refusal> {
    const given = typeof body === 'string' ? body : body.credential;
    const result = await this.one(given, caller, checkNames);
    return result;
  }

  @Get('verifier/verifications')
  @RequireScope('credentials:verify')
  @ApiOperation({
    operationId: 'listVerifications',
    summary: 'What the organisation has checked, newest first.',
  })
  @ApiOkResponse({ standardSchema: verificationPage })
  async list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<VerificationPage> {
    const organisation = organisationOf(caller);
    const rows = await this.database.transaction({ organisation }, (tx) =>
      verificationPageOf(tx, organisation, query.limit, query.cursor),
    );
    const last = rows.length === query.limit ? rows.at(-1) : undefined;
    const items = rows.map((row) => ({
      verificationId: row.id,
      outcome: row.outcome,
      credentialId: row.credential_id,
      digest: row.digest,
      issuer: row.issuer,
      checks: [...row.checks],
      verifiedAt: row.verified_at.toISOString(),
    }));
    return { items, ...(last && { next: last.id }) };
  }

  @Post('vc-api/credentials/verify')
  @HttpCode(200)
  @RequireScope('credentials:verify')
  @ApiOperation({
    operationId: 'vcApiVerify',
    summary: 'W3C VC API: 200 when verified, 400 with the named checks otherwise.',
  })
  @ApiOkResponse({ standardSchema: vcApiVerifyAnswer })
  async vcApi(
    @CurrentCaller() caller: Caller,
    @Body({ schema: vcApiVerifyRequest }) body: VcApiVerifyRequest,
  ): Promise<VcApiVerifyAnswer | Refusal> {
    const asked = body.options?.checks;
    const names = asked ? checkNames.filter((name) => asked.includes(name)) : checkNames;
    const result = await this.one(body.verifiableCredential, caller, names.length > 0 ? names : checkNames);
    if (isRefusal(result)) return result;
    if (result.outcome === 'verified') return { verified: true, checks: result.checks };
    const failed = result.checks.filter(({ outcome }) => outcome === 'fail');
    const errors = failed.map(({ check, code, reason }) => ({
      path: check,
      message: `${code ?? ''}: ${reason}`,
    }));
    return refuse(
      'VERIFIER_NOT_VERIFIED',
      400,
      'The credential is not verified; see errors by check.',
      errors,
    );
  }

  private async one(
    given: string | Record<string, unknown>,
    caller: Caller,
    names: readonly CheckName[],
  ): Promise<CheckedCredential | Refusal> {
    const text = typeof given === 'string' ? given : JSON.stringify(given);
    const results = await this.verify.execute([text], { organisationId: caller.organisationId }, names);
    if (isRefusal(results)) return results;
    const [result] = results;
    if (!result) throw new Error('Checking one credential answered nothing.');
    return result;
  }
}
