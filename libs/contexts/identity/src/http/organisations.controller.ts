import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public, RequireScope } from '@wellspring/auth';
import {
  organisation,
  registeredOrganisation,
  registerOrganisationRequest,
  type Organisation,
  type Refusal,
  type RegisteredOrganisation,
  type RegisterOrganisationRequest,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { z } from 'zod';
import { listOrganisations } from '../storage/organisations.js';
import { RegisterOrganisation } from '../use-cases/register-organisation.js';

@ApiTags('identity')
@Controller('identity/organisations')
export class OrganisationsController {
  constructor(
    private readonly database: Database,
    private readonly registration: RegisterOrganisation,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ operationId: 'listOrganisations', summary: 'The public names of the organisations.' })
  @ApiOkResponse({ standardSchema: z.array(organisation) })
  list(): Promise<Organisation[]> {
    return this.database.transaction('public', (tx) => listOrganisations(tx));
  }

  @Post()
  @RequireScope('operations:write')
  @ApiOperation({
    operationId: 'registerOrganisation',
    summary: 'Register an organisation and its administrator.',
  })
  @ApiCreatedResponse({ standardSchema: registeredOrganisation })
  register(
    @Body({ schema: registerOrganisationRequest }) body: RegisterOrganisationRequest,
  ): Promise<RegisteredOrganisation | Refusal> {
    return this.registration.execute(body);
  }
}
