import { Controller, Get, Header, HttpException, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, Public, RequireScope, type Caller } from '@wellspring/auth';
import { isRefusal, issuerProfile, uuid, type IssuerProfile, type Refusal } from '@wellspring/contracts';
import type { DidDocument } from '@wellspring/standards';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { PublishStatusList } from '../use-cases/publish-status-list.js';
import { ReadProfile } from '../use-cases/read-profile.js';

@ApiTags('issuer')
@Controller('issuer')
export class IssuerProfileController {
  constructor(
    private readonly profiles: ReadProfile,
    private readonly statusLists: PublishStatusList,
  ) {}

  @Get('profile')
  @RequireScope('achievements:read')
  @ApiOperation({
    operationId: 'issuerProfile',
    summary: 'The identifiers and keys that the institution signs with.',
  })
  @ApiOkResponse({ standardSchema: issuerProfile })
  profile(@CurrentCaller() caller: Caller): Promise<IssuerProfile> {
    return this.profiles.own(organisationOf(caller));
  }

  @Get('dids/:slug/did.json')
  @Public()
  @Header('cache-control', 'public, max-age=60')
  @ApiOperation({ operationId: 'didDocument', summary: "The document of an institution's did:web." })
  didDocument(@Param('slug', { schema: z.string().max(63) }) slug: string): Promise<DidDocument | Refusal> {
    return this.profiles.didDocument(slug);
  }

  @Get('status-lists/:id')
  @Public()
  @ApiOperation({ operationId: 'statusList', summary: 'A signed BitstringStatusListCredential.' })
  async statusList(@Param('id', { schema: uuid }) id: string, @Res() reply: FastifyReply): Promise<void> {
    const text = await this.statusLists.execute(id);
    if (isRefusal(text)) throw new HttpException(text, text.status);
    await reply.header('cache-control', 'public, max-age=1').type('application/vc+ld+json').send(text);
  }
}
