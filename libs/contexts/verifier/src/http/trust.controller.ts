import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope, type Caller } from '@wellspring/auth';
import {
  setTrustRequest,
  trustedIssuer,
  type SetTrustRequest,
  type TrustedIssuer,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { z } from 'zod';
import { listTrust, setTrust, trustOf, type TrustRow } from '../storage/trust.js';

const didParam = z
  .string()
  .regex(/^did:[a-z0-9]+:\S+$/)
  .max(2000);

/** Who may issue, as this installation sees it. */
@ApiTags('verifier')
@Controller('verifier/trust/issuers')
export class TrustController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @RequireScope('trust:read')
  @ApiOperation({ operationId: 'listTrustedIssuers', summary: 'The trust registry.' })
  @ApiOkResponse({ standardSchema: z.array(trustedIssuer) })
  async list(): Promise<TrustedIssuer[]> {
    const rows = await this.database.transaction('public', (tx) => listTrust(tx));
    return rows.map(messageOf);
  }

  @Put(':did')
  @RequireScope('trust:write')
  @ApiOperation({
    operationId: 'setTrust',
    summary: 'Trust or distrust an issuer, with the reason; history is kept.',
  })
  @ApiOkResponse({ standardSchema: trustedIssuer })
  async set(
    @CurrentCaller() caller: Caller,
    @Param('did', { schema: didParam }) did: string,
    @Body({ schema: setTrustRequest }) body: SetTrustRequest,
  ): Promise<TrustedIssuer> {
    return this.database.transaction('worker', async (tx) => {
      const { status, reason, name = null } = body;
      await setTrust(tx, { did, name, status, reason, by: caller.subject, at: this.clock.now() });
      return messageOf((await trustOf(tx, did)) as TrustRow);
    });
  }
}

function messageOf(row: TrustRow): TrustedIssuer {
  const { did, name, status, source, reason } = row;
  return {
    did,
    name,
    organisationId: row.organisation_id,
    status,
    source,
    reason,
    achievementTypes: null,
    changedAt: row.changed_at.toISOString(),
  };
}
