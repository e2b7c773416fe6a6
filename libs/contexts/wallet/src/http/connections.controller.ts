import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, holderOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  changeConnectionRequest,
  connectRequest,
  uuid,
  walletConnection,
  type ChangeConnectionRequest,
  type ConnectRequest,
  type Refusal,
  type WalletConnection,
} from '@wellspring/contracts';
import { z } from 'zod';
import { ChangeConnection } from '../use-cases/change-connection.js';
import { ConnectInstitution } from '../use-cases/connect-institution.js';
import { ReadConnections } from '../use-cases/read-connections.js';

@ApiTags('wallet')
@RequireScope('wallet')
@Controller('wallet/connections')
export class ConnectionsController {
  constructor(
    private readonly connecting: ConnectInstitution,
    private readonly changing: ChangeConnection,
    private readonly reading: ReadConnections,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'connectWallet',
    summary: "Connect the wallet with an institution by a claim link's token.",
  })
  @ApiCreatedResponse({ standardSchema: walletConnection })
  connect(
    @CurrentCaller() caller: Caller,
    @Body({ schema: connectRequest }) body: ConnectRequest,
  ): Promise<WalletConnection | Refusal> {
    return this.connecting.execute(holderOf(caller), body.token);
  }

  @Get()
  @ApiOperation({
    operationId: 'listConnections',
    summary: 'The institutions that the wallet is connected with.',
  })
  @ApiOkResponse({ standardSchema: z.array(walletConnection) })
  list(@CurrentCaller() caller: Caller): Promise<WalletConnection[]> {
    return this.reading.execute(holderOf(caller));
  }

  @Patch(':id')
  @ApiOperation({
    operationId: 'changeConnection',
    summary: "Let an institution's credentials come by themselves, or have them wait there.",
  })
  @ApiOkResponse({ standardSchema: walletConnection })
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: changeConnectionRequest }) body: ChangeConnectionRequest,
  ): Promise<WalletConnection | Refusal> {
    return this.changing.execute(holderOf(caller), id, body.autoReceive);
  }
}
