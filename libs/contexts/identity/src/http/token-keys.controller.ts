import { Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '@wellspring/auth';
import { rotatedTokenKey, type RotatedTokenKey } from '@wellspring/contracts';
import { OidcProvider } from '../oidc/oidc-provider.js';
import { TokenKeys } from '../oidc/token-keys.js';

@ApiTags('identity')
@Controller('identity/token-keys')
export class TokenKeysController {
  constructor(
    private readonly keys: TokenKeys,
    private readonly provider: OidcProvider,
  ) {}

  @Post()
  @RequireScope('operations:write')
  @ApiOperation({
    operationId: 'rotateTokenKey',
    summary: 'Make the next key that signs tokens; it is published at once and signs a little later.',
  })
  @ApiCreatedResponse({ standardSchema: rotatedTokenKey })
  async rotate(): Promise<RotatedTokenKey> {
    const { id, signsFrom } = await this.keys.rotate();
    await this.provider.renew();
    return { id, signsFrom: signsFrom.toISOString() };
  }
}
