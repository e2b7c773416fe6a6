import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  invitedMember,
  inviteMemberRequest,
  member,
  type InvitedMember,
  type InviteMemberRequest,
  type Member,
  type Refusal,
} from '@wellspring/contracts';
import { z } from 'zod';
import { InviteMember } from '../use-cases/invite-member.js';

@ApiTags('identity')
@Controller('identity/members')
export class MembersController {
  constructor(private readonly members: InviteMember) {}

  @Get()
  @RequireScope('organisation:read')
  @ApiOperation({ operationId: 'listMembers', summary: 'The members of the organisation and their roles.' })
  @ApiOkResponse({ standardSchema: z.array(member) })
  list(@CurrentCaller() caller: Caller): Promise<Member[]> {
    return this.members.list(organisationOf(caller));
  }

  @Post()
  @RequireScope('organisation:write')
  @ApiOperation({ operationId: 'inviteMember', summary: 'Give a person roles in the organisation.' })
  @ApiCreatedResponse({ standardSchema: invitedMember })
  invite(
    @CurrentCaller() caller: Caller,
    @Body({ schema: inviteMemberRequest }) body: InviteMemberRequest,
  ): Promise<InvitedMember | Refusal> {
    return this.members.execute(organisationOf(caller), body);
  }
}
