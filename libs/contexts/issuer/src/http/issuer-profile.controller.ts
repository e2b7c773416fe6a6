import { Controller, Get, Header, HttpException, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Public, RequireScope, type Caller } from '@wellspring/auth';
import { isRefusal, issuerProfile, uuid, type IssuerProfile, type Refusal } from '@wellspring/contracts';
import type { DidDocument } from '@wellspring/standards';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { PublishStatusList } from '../use-cases/publish-status-list.js';
import { ReadProfile } from '../use-cases/read-profile.js';
import { institutionOf } from './institution-of.js';

const slug = z.string().regex(/^[a-z0-9-]{2,63}$/, 'is no name of an issuer');

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
    return this.profiles.own(institutionOf(caller));
  }

  @Get('dids/:slug/did.json')
  @Public()
  @Header('cache-control', 'public, max-age=60')
  @ApiOperation({ operationId: 'didDocument', summary: "The document of an institution's did:web." })
  didDocument(@Param('slug', { schema: slug }) name: string): Promise<DidDocument | Refusal> {
    return this.profiles.didDocument(name);
  }

  @Get('status-lists/:id')
  @Public()
  @ApiOperation({ operationId: 'statusList', summary: 'A signed BitstringStatusListCredential.' })
  async statusList(@Param('id', { schema: uuid }) id: string, @Res() reply: FastifyReply): Promise<void> {
    const text = await this.statusLists.execute(id);
    if (isRefusal(text)) throw new HttpException(text, text.status);
    const type = text.startsWith('{') ? 'application/vc+ld+json' : 'application/vc+jwt';
    await reply.header('cache-control', 'public, max-age=1').type(type).send(text);
  }
}
