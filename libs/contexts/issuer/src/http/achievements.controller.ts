import { Body, Controller, Get, Header, Headers, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Public, RequireScope, type Caller } from '@wellspring/auth';
import {
  achievement,
  achievementPage,
  createAchievementRequest,
  uuid,
  type AchievementMessage,
  type AchievementPage,
  type CreateAchievementRequest,
  type PageQuery,
  type Refusal,
} from '@wellspring/contracts';
import { CreateAchievement } from '../use-cases/create-achievement.js';
import { ReadAchievements } from '../use-cases/read-achievements.js';
import { institutionOf } from './institution-of.js';
import { newestFirst } from './newest-first.js';

@ApiTags('issuer')
@Controller('issuer')
export class AchievementsController {
  constructor(
    private readonly creation: CreateAchievement,
    private readonly reading: ReadAchievements,
  ) {}

  @Post('achievements')
  @RequireScope('achievements:write')
  @ApiOperation({
    operationId: 'createAchievement',
    summary: 'Define and publish an achievement aligned to CFItems.',
  })
  @ApiCreatedResponse({ standardSchema: achievement })
  create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: createAchievementRequest }) body: CreateAchievementRequest,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<AchievementMessage | Refusal> {
    return this.creation.execute(institutionOf(caller), body, key);
  }

  @Get('achievements')
  @RequireScope('achievements:read')
  @ApiOperation({
    operationId: 'listAchievements',
    summary: "The organisation's achievements, newest first.",
  })
  @ApiOkResponse({ standardSchema: achievementPage })
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: newestFirst }) query: PageQuery,
  ): Promise<AchievementPage> {
    return this.reading.list(institutionOf(caller), query);
  }

  @Get('achievements/:id')
  @RequireScope('achievements:read')
  @ApiOperation({ operationId: 'readAchievement', summary: 'One achievement with its alignments.' })
  @ApiOkResponse({ standardSchema: achievement })
  read(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) id: string,
  ): Promise<AchievementMessage | Refusal> {
    return this.reading.one(institutionOf(caller), id);
  }

  @Get('public/achievements/:id')
  @Public()
  @Header('cache-control', 'public, max-age=300')
  @ApiOperation({
    operationId: 'resolveAchievement',
    summary: 'The Open Badges 3.0 Achievement that credentials name.',
  })
  resolve(@Param('id', { schema: uuid }) id: string): Promise<object | Refusal> {
    return this.reading.document(id);
  }
}
