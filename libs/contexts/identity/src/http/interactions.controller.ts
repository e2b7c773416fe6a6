import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@wellspring/auth';
import {
  interaction,
  isRefusal,
  loginAnswer,
  loginRequest,
  refuse,
  type Interaction,
  type LoginAnswer,
  type LoginRequest,
  type Refusal,
} from '@wellspring/contracts';
import { SETTINGS } from '@wellspring/platform';
import { z } from 'zod';
import type { IdentitySettings } from '../identity.settings.js';
import { OidcProvider } from '../oidc/oidc-provider.js';
import { SignIn } from '../use-cases/sign-in.js';

const uidParam = z.string().min(10).max(100);

/** What the sign-in page asks and says; the browser's own cookies bind the answer to its session. */
@ApiTags('identity')
@Public()
@Controller('identity/interactions/:uid')
export class InteractionsController {
  constructor(
    private readonly provider: OidcProvider,
    private readonly signIn: SignIn,
    @Inject(SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readInteraction', summary: 'What the sign-in page needs to know.' })
  @ApiOkResponse({ standardSchema: interaction })
  async read(@Param('uid', { schema: uidParam }) uid: string): Promise<Interaction | Refusal> {
    const found = await this.provider.interaction(uid);
    if (!found) return gone();
    return {
      client: String(found.params['client_id'] ?? ''),
      loginHint: typeof found.params['login_hint'] === 'string' ? found.params['login_hint'] : null,
      external: this.settings.IDENTITY_EXTERNAL_ISSUER ? this.settings.IDENTITY_EXTERNAL_NAME : null,
    };
  }

  @Post('login')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'login',
    summary: 'Sign in with address and password; answers where to go on.',
  })
  @ApiOkResponse({ standardSchema: loginAnswer })
  async login(
    @Param('uid', { schema: uidParam }) uid: string,
    @Body({ schema: loginRequest }) body: LoginRequest,
  ): Promise<LoginAnswer | Refusal> {
    const found = await this.provider.interaction(uid);
    if (!found) return gone();
    const result = await this.signIn.execute(body);
    if (isRefusal(result)) return result;
    return { redirectTo: await this.provider.complete(found, result.accountId) };
  }
}

function gone(): Refusal {
  return refuse('IDENTITY_INTERACTION_GONE', 404, 'This sign-in has expired; start again.');
}
