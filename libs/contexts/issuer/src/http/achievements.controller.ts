import { Body, Controller, Get, Header, Headers, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, Public, RequireScope, type Caller } from '@wellspring/auth';
import {
  achievement,
  achievementPage,
  createAchievementRequest,
  pageQuery,
  refuse,
  uuid,
  type AchievementMessage,
  type AchievementPage,
  type CreateAchievementRequest,
  type PageQuery,
  type Refusal,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import {
  achievementById,
  achievementPageOf,
  latestRevisions,
  type AchievementRow,
} from '../storage/achievements.js';
import { achievementMessage } from '../use-cases/achievement-message.js';
import { CreateAchievement } from '../use-cases/create-achievement.js';

@ApiTags('issuer')
@Controller('issuer')
export class AchievementsController {
  constructor(
    private readonly database: Database,
    private readonly create: CreateAchievement,
  ) {}

  @Post('achievements')
  @RequireScope('achievements:write')
  @ApiOperation({
    operationId: 'createAchievement',
    summary: 'Define and publish an achievement aligned to CFItems.',
  })
  @ApiCreatedResponse({ standardSchema: achievement })
  createAchievement(
    @CurrentCaller() caller: Caller,
    @Body({ schema: createAchievementRequest }) body: CreateAchievementRequest,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<AchievementMessage | Refusal> {
    return this.create.execute(organisationOf(caller), body, key);
  }

  @Get('achievements')
  @RequireScope('achievements:read')
  @ApiOperation({
    operationId: 'listAchievements',
    summary: "The organisation's achievements, newest first.",
  })
  @ApiOkResponse({ standardSchema: achievementPage })
  async list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<AchievementPage> {
    const organisation = organisationOf(caller);
    return this.database.transaction({ organisation }, async (tx) => {
      const rows = await achievementPageOf(tx, organisation, query.limit, query.cursor);
      const latest = await latestRevisions(tx, frameworksOf(rows));
      const last = rows.length === query.limit ? rows.at(-1) : undefined;
      return { items: rows.map((row) => achievementMessage(row, latest)), ...(last && { next: last.id }) };
    });
  }

  @Get('achievements/:id')
  @RequireScope('achievements:read')
  @ApiOperation({ operationId: 'readAchievement', summary: 'One achievement with its alignments.' })
  @ApiOkResponse({ standardSchema: achievement })
  async read(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) id: string,
  ): Promise<AchievementMessage | Refusal> {
    const organisation = organisationOf(caller);
    return this.database.transaction({ organisation }, async (tx) => {
      const row = await achievementById(tx, id);
      if (!row || row.organisation_id !== organisation) return unknown();
      return achievementMessage(row, await latestRevisions(tx, frameworksOf([row])));
    });
  }

  @Get('public/achievements/:id')
  @Public()
  @Header('cache-control', 'public, max-age=300')
  @ApiOperation({
    operationId: 'resolveAchievement',
    summary: 'The Open Badges 3.0 Achievement that credentials name.',
  })
  async resolve(@Param('id', { schema: uuid }) id: string): Promise<object | Refusal> {
    const row = await this.database.transaction('public', (tx) => achievementById(tx, id));
    return row?.document ?? unknown();
  }
}

function frameworksOf(rows: readonly AchievementRow[]): string[] {
  return rows.flatMap(({ alignments }) => alignments.map(({ frameworkId }) => frameworkId));
}

function unknown(): Refusal {
  return refuse('ISSUER_UNKNOWN_ACHIEVEMENT', 404, 'There is no achievement with this id.');
}
