import './url-parse.js';
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Loop } from '@wellspring/messaging';
import { Database } from '@wellspring/persistence';
import { PublicAddress } from '@wellspring/platform';
import type { FastifyInstance } from 'fastify';
import Provider, { errors } from 'oidc-provider';
import { deleteExpiredPayloads } from '../storage/oidc-payloads.js';
import { hashSecret } from '../use-cases/manage-clients.js';
import { mountProvider, type ProtocolHandler } from './mount-provider.js';
import { ProviderConfiguration } from './provider-configuration.js';
import { TokenKeys } from './token-keys.js';

/** The browser that asks: its cookies say which sign-in is its own. */
export interface Browser {
  readonly raw: IncomingMessage;
  readonly response: ServerResponse;
}

/** A sign-in in hand. */
export interface SignInInHand {
  readonly clientName: string;
  readonly loginHint: string | null;
}

type Current = { readonly provider: Provider; readonly handle: ProtocolHandler; readonly keys: string };

/** OpenID Connect and OAuth 2.0 at `/oidc`: the certified oidc-provider, told who people and clients are. */
@Injectable()
export class OidcProvider implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(OidcProvider.name);
  private readonly upkeep = new Loop(() => this.keepUp(), {
    idleMs: 30_000,
    onError: (error) => this.logger.warn(error),
  });
  private current: Current | undefined;

  constructor(
    private readonly configuration: ProviderConfiguration,
    private readonly tokenKeys: TokenKeys,
    private readonly database: Database,
    private readonly address: PublicAddress,
    private readonly host: HttpAdapterHost,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.renew();
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    mountProvider(fastify, this.address.origin, (request, response) =>
      this.running.handle(request, response),
    );
    this.upkeep.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.upkeep.stop();
  }

  /** The sign-in of this browser; undefined when it is done, too old, or another browser's. */
  async signInOf(browser: Browser, uid: string): Promise<SignInInHand | undefined> {
    const { provider } = this.running;
    const interaction = await this.interactionOf(browser, uid);
    if (!interaction) return undefined;
    const client = await provider.Client.find(String(interaction.params['client_id']));
    const hint = interaction.params['login_hint'];
    return { clientName: client?.clientName ?? '', loginHint: typeof hint === 'string' ? hint : null };
  }

  /** Says who signed in; answers where the browser goes on. */
  async complete(browser: Browser, accountId: string): Promise<string> {
    return this.running.provider.interactionResult(browser.raw, browser.response, {
      login: { accountId, remember: false },
    });
  }

  /** Says that nobody signs in; answers where the browser goes on. */
  async abort(browser: Browser): Promise<string> {
    const result = { error: 'access_denied', error_description: 'The person ended the sign-in.' };
    return this.running.provider.interactionResult(browser.raw, browser.response, result);
  }

  /** Makes the provider, and makes it anew when a key was added, began to sign or was retired. */
  async renew(): Promise<void> {
    const keys = await this.tokenKeys.load();
    const inOrder = keys.map(({ kid }) => kid).join();
    if (this.current?.keys === inOrder) return;
    const provider = new Provider(`${this.address.origin}/oidc`, this.configuration.with(keys));
    provider.proxy = true;
    provider.on('server_error', (_ctx, error) => this.logger.error(error.message, error.stack));
    compareHashedSecrets(provider);
    this.current = { provider, handle: provider.callback(), keys: inOrder };
  }

  private get running(): Current {
    if (!this.current) throw new Error('The provider is asked before the module was initialised.');
    return this.current;
  }

  /** A link to another browser's sign-in must not work: who opens it would sign in the one who sent it. */
  private async interactionOf({ raw, response }: Browser, uid: string) {
    try {
      const found = await this.running.provider.interactionDetails(raw, response);
      return found.uid === uid ? found : undefined;
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    }
  }

  private async keepUp(): Promise<boolean> {
    await this.renew();
    return this.database.transaction('worker', (tx) => deleteExpiredPayloads(tx));
  }
}

/** Secrets are kept hashed: what the provider knows as the client's secret is its hash. */
function compareHashedSecrets(provider: Provider): void {
  const client = provider.Client.prototype as {
    compareClientSecret(this: { clientSecret: string }, given: string): boolean;
  };
  client.compareClientSecret = function (given) {
    const [stored, hashed] = [Buffer.from(this.clientSecret), Buffer.from(hashSecret(given))];
    return stored.length === hashed.length && timingSafeEqual(stored, hashed);
  };
}
