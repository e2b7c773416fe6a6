import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
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
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ExternalProvider } from '../oidc/external-provider.js';
import { OidcProvider, type Browser } from '../oidc/oidc-provider.js';
import { SignIn } from '../use-cases/sign-in.js';

const uidParam = z.string().min(10).max(100);

/** What the sign-in page asks and says; the browser's own cookie binds the answer to its sign-in. */
@ApiTags('identity')
@Public()
@Controller('identity/interactions/:uid')
export class InteractionsController {
  constructor(
    private readonly provider: OidcProvider,
    private readonly external: ExternalProvider,
    private readonly signIn: SignIn,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readInteraction', summary: 'What the sign-in page needs to know.' })
  @ApiOkResponse({ standardSchema: interaction })
  async read(
    @Param('uid', { schema: uidParam }) uid: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Interaction | Refusal> {
    const found = await this.provider.signInOf(browserOf(request, reply), uid);
    if (!found) return gone();
    return { client: found.clientName, loginHint: found.loginHint, external: this.external.name };
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
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswer | Refusal> {
    const browser = browserOf(request, reply);
    if (!(await this.provider.signInOf(browser, uid))) return gone();
    const result = await this.signIn.execute(body, request.ip);
    if (isRefusal(result)) return result;
    return { redirectTo: await this.provider.complete(browser, result.accountId) };
  }

  @Post('abort')
  @HttpCode(200)
  @ApiOperation({ operationId: 'abortSignIn', summary: 'End a sign-in; answers where to go on.' })
  @ApiOkResponse({ standardSchema: loginAnswer })
  async abort(
    @Param('uid', { schema: uidParam }) uid: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswer | Refusal> {
    const browser = browserOf(request, reply);
    if (!(await this.provider.signInOf(browser, uid))) return gone();
    return { redirectTo: await this.provider.abort(browser) };
  }
}

/** The request and response under Fastify's, where the provider reads its cookies. */
export function browserOf(request: FastifyRequest, reply: FastifyReply): Browser {
  return { raw: request.raw, response: reply.raw };
}

export function gone(): Refusal {
  return refuse('IDENTITY_INTERACTION_GONE', 404, 'This sign-in has expired or is not yours; start again.');
}
