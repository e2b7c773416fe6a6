import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  apiClient,
  registerClientRequest,
  registeredClient,
  type ApiClient,
  type Refusal,
  type RegisterClientRequest,
  type RegisteredClient,
} from '@wellspring/contracts';
import { z } from 'zod';
import { ManageClients } from '../use-cases/manage-clients.js';

@ApiTags('identity')
@Controller('identity/clients')
export class ClientsController {
  constructor(private readonly clients: ManageClients) {}

  @Get()
  @RequireScope('organisation:read')
  @ApiOperation({ operationId: 'listClients', summary: 'The API clients of the organisation.' })
  @ApiOkResponse({ standardSchema: z.array(apiClient) })
  list(@CurrentCaller() caller: Caller): Promise<ApiClient[]> {
    return this.clients.list(organisationOf(caller));
  }

  @Post()
  @RequireScope('organisation:write')
  @ApiOperation({
    operationId: 'registerClient',
    summary: 'Register an API client; its secret is shown this once.',
  })
  @ApiCreatedResponse({ standardSchema: registeredClient })
  register(
    @CurrentCaller() caller: Caller,
    @Body({ schema: registerClientRequest }) body: RegisterClientRequest,
  ): Promise<RegisteredClient | Refusal> {
    return this.clients.register(organisationOf(caller), body);
  }

  @Delete(':clientId')
  @HttpCode(204)
  @RequireScope('organisation:write')
  @ApiOperation({
    operationId: 'removeClient',
    summary: 'Remove an API client; its tokens end with their hour.',
  })
  remove(
    @CurrentCaller() caller: Caller,
    @Param('clientId', { schema: z.string().max(100) }) clientId: string,
  ): Promise<void | Refusal> {
    return this.clients.remove(organisationOf(caller), clientId);
  }
}
