import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Module, type INestMicroservice, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  consentGranted,
  consentWithdrawn,
  credentialRevoked,
  dataSchemaOf,
  eventCatalogue,
  issuerRegistered,
  organisationRegistered,
  type EventDeclaration,
} from '@wellspring/contracts';
import type { Database, Transaction } from '@wellspring/persistence';
import { Delivery, type EventOf } from './delivery.js';
import type { EventLog, SubscriptionOptions } from './event-log.js';
import { EventStrategy } from './event-strategy.js';
import { OnEvent } from './on-event.js';

const tx = {} as Transaction;
let service: INestMicroservice | undefined;
afterEach(() => service?.close());

@Controller()
class EveryVerifierEvent {
  @OnEvent('verifier', organisationRegistered, issuerRegistered)
  several(@Payload() event: EventOf<typeof organisationRegistered>, @Ctx() delivery: Delivery): void {
    if (event.data.name === 'unbearable') throw new RangeError('that name is unbearable');
    if (delivery.tx !== tx) throw new Error('The handler did not get the transaction.');
  }

  @OnEvent('verifier', credentialRevoked)
  async one(): Promise<void> {
    await Promise.reject(new RangeError('later'));
  }
}

@Controller()
class OneTooMany {
  @OnEvent('verifier', consentGranted)
  handle(): void {}
}

@Controller()
class OfAnotherContext {
  @OnEvent('wallet', consentWithdrawn)
  handle(): void {}
}

/** A process of the verifier with these handlers, on a log that nothing comes from. */
async function start(...controllers: Type[]) {
  @Module({ controllers })
  class Handlers {}
  const subscriptions: SubscriptionOptions[] = [];
  const log: EventLog = {
    publish: async () => undefined,
    subscribe: async (options) => {
      subscriptions.push(options);
      return { stop: async () => undefined };
    },
    lagOf: async (group) => ({ group, events: 0 }),
    close: async () => undefined,
  };
  const strategy = new EventStrategy({
    context: 'verifier',
    database: { context: 'verifier', transaction: async () => false } as unknown as Database,
    log,
    archive: false,
    onParked: () => undefined,
    onError: () => undefined,
  });
  service = await NestFactory.createMicroservice(Handlers, { strategy, logger: false });
  await service.init();
  const failure = await new Promise<unknown>((resolve) => strategy.listen(resolve));
  return { strategy, subscriptions, failure };
}

function replay(strategy: EventStrategy, event: EventDeclaration, data: unknown): Promise<void> {
  return strategy.replay(
    {
      specversion: '1.0',
      id: '0197a1c0-0000-7000-8000-000000000001',
      source: `/${event.producer}`,
      type: event.name,
      time: '2026-05-15T16:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: dataSchemaOf(event.name, event.version),
      partitionkey: 'a',
      data,
    },
    tx,
  );
}

describe('the event strategy', () => {
  it('subscribes a context whose handlers are its declared events to their topics', async () => {
    const declared = eventCatalogue.filter(({ consumers }) => consumers.includes('verifier'));
    const { strategy, subscriptions, failure } = await start(EveryVerifierEvent);
    expect(failure).toBeUndefined();
    expect(subscriptions).toHaveLength(1);
    expect(subscriptions[0]?.group).toBe('verifier');
    expect(new Set(strategy.topics())).toEqual(new Set(declared.map(({ topic }) => topic)));
  });

  it('refuses to start without a handler of a declared event', async () => {
    const { failure, subscriptions } = await start(OfAnotherContext);
    expect(String(failure)).toContain('verifier has no handler of credential.revoked');
    expect(String(failure)).toContain('organisation.registered');
    expect(subscriptions).toEqual([]);
  });

  it('refuses to start with a handler of an event that does not name it', async () => {
    const { failure, subscriptions } = await start(EveryVerifierEvent, OneTooMany);
    expect(String(failure)).toContain('verifier handles consent.granted');
    expect(subscriptions).toEqual([]);
  });

  it('leaves the handlers of other contexts in its process alone', async () => {
    const { failure } = await start(EveryVerifierEvent, OfAnotherContext);
    expect(failure).toBeUndefined();
  });

  it('hands an event and the transaction to one method that handles several', async () => {
    const { strategy } = await start(EveryVerifierEvent);
    await replay(strategy, organisationRegistered, organisationRegistered.example);
    await replay(strategy, issuerRegistered, issuerRegistered.example);
  });

  it('lets the handler’s own words through', async () => {
    const { strategy } = await start(EveryVerifierEvent);
    const unbearable = { ...organisationRegistered.example, name: 'unbearable' };
    await expect(replay(strategy, organisationRegistered, unbearable)).rejects.toThrow(
      new RangeError('that name is unbearable'),
    );
    await expect(replay(strategy, credentialRevoked, credentialRevoked.example)).rejects.toThrow('later');
  });

  it('refuses an event that nobody handles', async () => {
    const { strategy } = await start(EveryVerifierEvent);
    await expect(replay(strategy, consentGranted, consentGranted.example)).rejects.toThrow(
      'verifier has no handler of consent.granted',
    );
  });
});
