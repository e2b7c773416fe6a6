import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  HttpException,
  Param,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, holderOf, Public, RequireScope, type Caller } from '@wellspring/auth';
import {
  connectRequest,
  heldCredentialDetail,
  heldCredentialPage,
  importCredentialRequest,
  pageQuery,
  refuse,
  share,
  sharedView,
  shareRequest,
  uuid,
  walletConnection,
  type ConnectRequest,
  type HeldCredentialDetail,
  type HeldCredentialPage,
  type ImportCredentialRequest,
  type PageQuery,
  type Refusal,
  type Share,
  type SharedView,
  type ShareRequest,
  type WalletConnection,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { connectionsOf } from '../storage/connections.js';
import { connectionMessage, ConnectWallet } from '../use-cases/connect-wallet.js';
import { HeldCredentials } from '../use-cases/held-credentials.js';
import { Shares } from '../use-cases/shares.js';

const credentialId = z.string().min(1).max(2000);
const shareToken = z.string().regex(/^[\w-]{20,64}$/);

@ApiTags('wallet')
@RequireScope('wallet')
@Controller('wallet')
export class WalletController {
  constructor(
    private readonly database: Database,
    private readonly connect: ConnectWallet,
    private readonly held: HeldCredentials,
    private readonly shares: Shares,
  ) {}

  @Post('connections')
  @ApiOperation({
    operationId: 'connectWallet',
    summary: "Connect the wallet with an institution by a claim link's token.",
  })
  @ApiCreatedResponse({ standardSchema: walletConnection })
  connectWallet(
    @CurrentCaller() caller: Caller,
    @Body({ schema: connectRequest }) body: ConnectRequest,
  ): Promise<WalletConnection | Refusal> {
    return this.connect.execute(holderOf(caller), body.token);
  }

  @Get('connections')
  @ApiOperation({
    operationId: 'listConnections',
    summary: 'The institutions whose credentials come by themselves.',
  })
  @ApiOkResponse({ standardSchema: z.array(walletConnection) })
  async connections(@CurrentCaller() caller: Caller): Promise<WalletConnection[]> {
    const holder = holderOf(caller);
    const rows = await this.database.transaction({ holder }, (tx) => connectionsOf(tx, holder));
    return rows.map(connectionMessage);
  }

  @Get('credentials')
  @ApiOperation({ operationId: 'listHeldCredentials', summary: 'What the wallet holds, newest first.' })
  @ApiOkResponse({ standardSchema: heldCredentialPage })
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<HeldCredentialPage> {
    return this.held.list(holderOf(caller), query);
  }

  @Post('credentials')
  @ApiOperation({
    operationId: 'importCredential',
    summary: 'Take in a credential from elsewhere, with its verification.',
  })
  @ApiCreatedResponse({ standardSchema: heldCredentialDetail })
  import(
    @CurrentCaller() caller: Caller,
    @Body({ schema: importCredentialRequest }) body: ImportCredentialRequest,
  ): Promise<HeldCredentialDetail | Refusal> {
    return this.held.import(holderOf(caller), body.credential);
  }

  @Get('credentials/:id')
  @ApiOperation({
    operationId: 'readHeldCredential',
    summary: 'One credential: what it says, its skills, its checks.',
  })
  @ApiOkResponse({ standardSchema: heldCredentialDetail })
  detail(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: credentialId }) id: string,
  ): Promise<HeldCredentialDetail | Refusal> {
    return this.held.detail(holderOf(caller), id);
  }

  @Get('credentials/:id/document')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({
    operationId: 'readHeldDocument',
    summary: 'Exactly the signed bytes, to keep or take elsewhere.',
  })
  async document(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: credentialId }) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.held.open(holderOf(caller), id);
    if (!found) {
      throw new HttpException(
        refuse('WALLET_UNKNOWN_CREDENTIAL', 404, 'Your wallet holds no credential with this id.'),
        404,
      );
    }
    const type = found.row.format === 'vc+jwt' ? 'application/vc+jwt' : 'application/vc+ld+json';
    await reply.type(type).send(found.text);
  }

  @Post('credentials/:id/verify')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'verifyHeldCredential',
    summary: 'Check a held credential again, at this moment.',
  })
  @ApiOkResponse({ standardSchema: heldCredentialDetail })
  verify(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: credentialId }) id: string,
  ): Promise<HeldCredentialDetail | Refusal> {
    return this.held.verifyAgain(holderOf(caller), id);
  }

  @Post('shares')
  @ApiOperation({
    operationId: 'shareCredentials',
    summary: 'Make a link that shows chosen credentials until a date.',
  })
  @ApiCreatedResponse({ standardSchema: share })
  share(
    @CurrentCaller() caller: Caller,
    @Body({ schema: shareRequest }) body: ShareRequest,
  ): Promise<Share | Refusal> {
    return this.shares.create(holderOf(caller), body);
  }

  @Get('shares')
  @ApiOperation({ operationId: 'listShares', summary: 'Links, their views and whether they still work.' })
  @ApiOkResponse({ standardSchema: z.array(share) })
  listShares(@CurrentCaller() caller: Caller): Promise<Share[]> {
    return this.shares.list(holderOf(caller));
  }

  @Delete('shares/:id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endShare', summary: 'End a link at once.' })
  endShare(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) id: string,
  ): Promise<void | Refusal> {
    return this.shares.end(holderOf(caller), id);
  }

  @Get('shared/:token')
  @Public()
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ operationId: 'viewShared', summary: 'What a link shows, checked at this moment.' })
  @ApiOkResponse({ standardSchema: sharedView })
  view(@Param('token', { schema: shareToken }) token: string): Promise<SharedView | Refusal> {
    return this.shares.view(token);
  }
}
