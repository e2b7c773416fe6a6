import { Controller, Get, HttpException, Logger, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@wellspring/auth';
import { isRefusal, refuse } from '@wellspring/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ExternalProvider } from '../oidc/external-provider.js';
import { OidcProvider } from '../oidc/oidc-provider.js';
import { SignInExternally } from '../use-cases/sign-in-externally.js';
import { browserOf, gone } from './interactions.controller.js';

const callbackQuery = z.object({ state: z.string().max(200) });

/** Signing in with the OpenID provider of the settings. Our own tokens follow, whoever vouched. */
@ApiTags('identity')
@Public()
@Controller('identity')
export class ExternalSignInController {
  private readonly logger = new Logger(ExternalSignInController.name);

  constructor(
    private readonly provider: OidcProvider,
    private readonly external: ExternalProvider,
    private readonly signIn: SignInExternally,
  ) {}

  @Get('interactions/:uid/external')
  @ApiOperation({ operationId: 'beginExternalSignIn', summary: 'Go to the external provider.' })
  async begin(
    @Param('uid', { schema: z.string().min(10).max(100) }) uid: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!this.external.name) throw refused(noProvider());
    const found = await this.provider.signInOf(browserOf(request, reply), uid);
    if (!found) throw refused(gone());
    const to = await this.external.begin(uid).catch((error: unknown) => this.failed(uid, error));
    await reply.redirect(to, 303);
  }

  @Get('external/callback')
  @ApiOperation({ operationId: 'completeExternalSignIn', summary: 'Come back from the external provider.' })
  async complete(
    @Query({ schema: callbackQuery }) { state }: z.infer<typeof callbackQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const browser = browserOf(request, reply);
    const errand = await this.external.errandOf(state);
    const found = errand && (await this.provider.signInOf(browser, errand.interaction));
    if (!errand || !found) throw refused(gone());
    const query = request.url.slice(request.url.indexOf('?'));
    const to = await this.external
      .personOf(query, state, errand)
      .then(async (person) => {
        const result = await this.signIn.execute(person);
        if (isRefusal(result)) return `/sign-in/${errand.interaction}?error=${result.code}`;
        return this.provider.complete(browser, result.accountId);
      })
      .catch((error: unknown) => this.failed(errand.interaction, error));
    await reply.redirect(to, 303);
  }

  /** Back to the sign-in page, which says that it did not work and offers the password. */
  private failed(uid: string, error: unknown): string {
    this.logger.warn(`The external sign-in failed: ${error instanceof Error ? error.message : 'unknown'}`);
    return `/sign-in/${uid}?error=IDENTITY_EXTERNAL_FAILED`;
  }
}

function noProvider() {
  return refuse('IDENTITY_NO_EXTERNAL_PROVIDER', 404, 'No external provider is configured here.');
}

function refused(refusal: ReturnType<typeof refuse>): HttpException {
  return new HttpException(refusal, refusal.status);
}
