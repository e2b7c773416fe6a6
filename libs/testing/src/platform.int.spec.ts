import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post, Body } from '@nestjs/common';
import { Public, RequireScope } from '@wellspring/auth';
import { organisationRegistered, refuse } from '@wellspring/contracts';
import { fact, messagingTables, Outbox } from '@wellspring/messaging';
import { Database } from '@wellspring/persistence';
import { contextRuntime, defineContext, idempotencyTable } from '@wellspring/platform';
import { z } from 'zod';
import { eventually } from './eventually.js';
import { startTestService, type TestService } from './service.js';

const noteSchema = z.strictObject({ name: z.string().min(2) });

@Controller()
class SampleController {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  @Get('identity/open')
  @Public()
  open() {
    return { open: true };
  }

  @Get('identity/closed')
  closed() {
    return {};
  }

  @Get('identity/refused')
  @RequireScope('organisation:read')
  refused() {
    return refuse('SAMPLE_REFUSED', 409, 'It is always refused.');
  }

  @Get('identity/things/:id')
  @Public()
  thing() {
    return {};
  }

  @Post('identity/organisations')
  @RequireScope('organisation:write')
  async register(@Body({ schema: noteSchema }) body: z.infer<typeof noteSchema>) {
    await this.database.transaction('worker', (tx) =>
      this.outbox.append(tx, [
        fact(organisationRegistered, { ...organisationRegistered.example, name: body.name }),
      ]),
    );
    return { registered: body.name };
  }
}

@Module({ imports: [contextRuntime('identity')], controllers: [SampleController] })
class IdentitySample {}

describe('a service', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({
      contexts: [
        defineContext({
          name: 'identity',
          module: IdentitySample,
          migrations: [
            messagingTables('identity', 2026112300010),
            idempotencyTable('identity', 2026112300011),
          ],
        }),
      ],
    });
  });
  afterAll(() => service.close());

  it('answers public routes, closes those without a scope, and names refusals', async () => {
    expect((await service.call('GET', '/identity/open')).body).toEqual({ open: true });
    expect((await service.call('GET', '/identity/closed')).status).toBe(403);
    expect((await service.call('GET', '/identity/refused')).body).toMatchObject({
      code: 'AUTH_TOKEN_MISSING',
    });
    const as = { scopes: ['organisation:read'] as const };
    expect((await service.call('GET', '/identity/refused', { as })).body).toMatchObject({
      code: 'SAMPLE_REFUSED',
      status: 409,
    });
    expect((await service.call('GET', '/health/ready')).status).toBe(200);
    expect((await service.call('GET', '/metrics')).text).toContain('wellspring_http_request_seconds');
  });

  it('names what is wrong with a body', async () => {
    const as = { scopes: ['organisation:write'] as const };
    const wrong = await service.call('POST', '/identity/organisations', {
      as,
      body: { name: 'x', other: 1 },
    });
    expect(wrong.body).toMatchObject({ code: 'REQUEST_INVALID', status: 400 });
    const broken = await service.call('POST', '/identity/organisations', {
      as,
      raw: { type: 'application/json', body: '{"name":' },
    });
    expect(broken.body).toMatchObject({ code: 'BODY_MALFORMED', status: 400 });
    const large = await service.call('POST', '/identity/organisations', {
      as,
      body: { name: 'x'.repeat(2_000_000) },
    });
    expect(large.body).toMatchObject({ code: 'BODY_TOO_LARGE', status: 413 });
    expect((await service.call('GET', '/nowhere')).body).toMatchObject({
      code: 'ROUTE_UNKNOWN',
      status: 404,
    });
  });

  it.each(['application/json', 'application/ld+json'])(
    'says of an empty body that it is no %s',
    async (type) => {
      const options = { as: { scopes: ['organisation:write'] as const }, raw: { type, body: '' } };
      const { body } = await service.call('POST', '/identity/organisations', options);
      expect(body).toMatchObject({ code: 'BODY_MALFORMED', status: 400 });
    },
  );

  it.each([
    ['%', 400, 'PATH_MALFORMED'],
    ['x'.repeat(4001), 414, 'PATH_TOO_LONG'],
  ])('names what is wrong with a path, before any route reads it', async (part, status, code) => {
    const { body } = await service.call('GET', `/identity/things/${part}`);
    expect(body).toMatchObject({ status, code });
  });

  it('moves facts from the outbox to the log', async () => {
    const as = { scopes: ['organisation:write'] as const };
    expect((await service.call('POST', '/identity/organisations', { as, body: { name: 'ok' } })).status).toBe(
      201,
    );
    await eventually(async () => {
      const status = await service.call('GET', '/operations/identity/status', {
        as: { scopes: ['operations:read'] },
      });
      expect(status.body).toMatchObject({ context: 'identity', outbox: 0, parked: 0 });
    });
  });
});
