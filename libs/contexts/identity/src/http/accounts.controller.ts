import { Body, Controller, Delete, Get, HttpCode, Inject, Ip, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Public, RequireScope, type Caller } from '@wellspring/auth';
import {
  demonstrationAccount,
  me,
  refuse,
  scopeNames,
  signUpAnswer,
  signUpRequest,
  type DemonstrationAccount,
  type Me,
  type Refusal,
  type Scope,
  type SignUpAnswer,
  type SignUpRequest,
} from '@wellspring/contracts';
import { SETTINGS } from '@wellspring/platform';
import { z } from 'zod';
import type { IdentitySettings } from '../identity.settings.js';
import { EraseAccount } from '../use-cases/erase-account.js';
import { FindSubject } from '../use-cases/find-subject.js';
import { SignUp } from '../use-cases/sign-up.js';

const anyScope = scopeNames as [Scope, ...Scope[]];

@ApiTags('identity')
@Controller('identity')
export class AccountsController {
  constructor(
    private readonly signUp: SignUp,
    private readonly subjects: FindSubject,
    private readonly erase: EraseAccount,
    @Inject(SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  @Post('learners')
  @Public()
  @ApiOperation({ operationId: 'signUp', summary: 'Make an account with a wallet.' })
  @ApiCreatedResponse({ standardSchema: signUpAnswer })
  register(
    @Body({ schema: signUpRequest }) body: SignUpRequest,
    @Ip() address: string,
  ): Promise<SignUpAnswer | Refusal> {
    return this.signUp.execute(body, address);
  }

  @Get('me')
  @RequireScope(...anyScope)
  @ApiOperation({ operationId: 'whoAmI', summary: 'Who the token belongs to.' })
  @ApiOkResponse({ standardSchema: me })
  async whoAmI(@CurrentCaller() caller: Caller): Promise<Me | Refusal> {
    const found = caller.kind === 'member' ? await this.subjects.account(caller.subject) : undefined;
    return found ?? refuse('IDENTITY_NO_ACCOUNT', 404, 'This token belongs to no person.');
  }

  @Delete('me')
  @HttpCode(204)
  @RequireScope(...anyScope)
  @ApiOperation({
    operationId: 'eraseMe',
    summary: 'Erase the account and everything sealed under its keys.',
  })
  eraseMe(@CurrentCaller() caller: Caller): Promise<void | Refusal> {
    return this.erase.execute(caller);
  }

  @Get('demonstration')
  @Public()
  @ApiOperation({
    operationId: 'demonstrationAccounts',
    summary: 'The sign-ins of a demonstration, if this is one.',
  })
  @ApiOkResponse({ standardSchema: z.array(demonstrationAccount) })
  demonstration(): DemonstrationAccount[] | Refusal {
    const accounts = this.settings.IDENTITY_DEMONSTRATION_ACCOUNTS;
    return accounts ?? refuse('IDENTITY_NO_DEMONSTRATION', 404, 'This installation is no demonstration.');
  }
}
