import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  changeRolesRequest,
  invitedMember,
  inviteMemberRequest,
  member,
  uuid,
  type ChangeRolesRequest,
  type InvitedMember,
  type InviteMemberRequest,
  type Member,
  type Refusal,
} from '@wellspring/contracts';
import { z } from 'zod';
import { ChangeRoles } from '../use-cases/change-roles.js';
import { InviteMember } from '../use-cases/invite-member.js';
import { ListMembers } from '../use-cases/list-members.js';
import { RemoveMember } from '../use-cases/remove-member.js';

@ApiTags('identity')
@Controller('identity/members')
export class MembersController {
  constructor(
    private readonly listing: ListMembers,
    private readonly inviting: InviteMember,
    private readonly changing: ChangeRoles,
    private readonly removing: RemoveMember,
  ) {}

  @Get()
  @RequireScope('organisation:read')
  @ApiOperation({ operationId: 'listMembers', summary: 'The members of the organisation and their roles.' })
  @ApiOkResponse({ standardSchema: z.array(member) })
  list(@CurrentCaller() caller: Caller): Promise<Member[]> {
    return this.listing.execute(organisationOf(caller));
  }

  @Post()
  @RequireScope('organisation:write')
  @ApiOperation({ operationId: 'inviteMember', summary: 'Give a person roles in the organisation.' })
  @ApiCreatedResponse({ standardSchema: invitedMember })
  invite(
    @CurrentCaller() caller: Caller,
    @Body({ schema: inviteMemberRequest }) body: InviteMemberRequest,
  ): Promise<InvitedMember | Refusal> {
    return this.inviting.execute(organisationOf(caller), body);
  }

  @Put(':accountId')
  @RequireScope('organisation:write')
  @ApiOperation({ operationId: 'changeRoles', summary: 'Give a member other roles.' })
  @ApiOkResponse({ standardSchema: member })
  change(
    @CurrentCaller() caller: Caller,
    @Param('accountId', { schema: uuid }) accountId: string,
    @Body({ schema: changeRolesRequest }) { roles }: ChangeRolesRequest,
  ): Promise<Member | Refusal> {
    return this.changing.execute(organisationOf(caller), accountId, roles);
  }

  @Delete(':accountId')
  @HttpCode(204)
  @RequireScope('organisation:write')
  @ApiOperation({
    operationId: 'removeMember',
    summary: 'Remove a member and their account; their tokens end with their hour.',
  })
  remove(
    @CurrentCaller() caller: Caller,
    @Param('accountId', { schema: uuid }) accountId: string,
  ): Promise<void | Refusal> {
    return this.removing.execute(organisationOf(caller), accountId);
  }
}
