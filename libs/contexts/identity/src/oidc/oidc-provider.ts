import { timingSafeEqual } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { scopeNames } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { InstallationKeys, KeyWrapping, PublicAddress } from '@wellspring/platform';
import type { FastifyInstance } from 'fastify';
import Provider, { interactionPolicy, type Configuration } from 'oidc-provider';
import { FindSubject } from '../use-cases/find-subject.js';
import { hashSecret } from '../use-cases/manage-clients.js';
import { ClientAdapter } from './client-adapter.js';
import { firstPartyClients } from './first-party-clients.js';
import { logoutPage } from './logout-page.js';
import { mountProvider } from './mount-provider.js';
import { PayloadAdapter } from './payload-adapter.js';
import { loadTokenKeys } from './token-keys.js';

/** A sign-in in hand, as far as it is used here. */
interface ProviderInteraction {
  readonly params: Readonly<Record<string, unknown>>;
  readonly returnTo: string;
  result?: { login: { accountId: string; remember: boolean } };
  persist(): Promise<unknown>;
}

const hour = 3600;

/** OpenID Connect and OAuth 2.0 at `/oidc`: the certified oidc-provider, told who people and clients are. */
@Injectable()
export class OidcProvider implements OnModuleInit {
  private provider: Provider | undefined;

  constructor(
    private readonly database: Database,
    private readonly subjects: FindSubject,
    private readonly address: PublicAddress,
    private readonly wrapping: KeyWrapping,
    private readonly installationKeys: InstallationKeys,
    private readonly host: HttpAdapterHost,
  ) {}

  async onModuleInit(): Promise<void> {
    const provider = new Provider(`${this.address.origin}/oidc`, await this.configuration());
    // Behind the edge the scheme and host come in its headers.
    provider.proxy = true;
    const client = provider.Client.prototype as {
      compareClientSecret(this: { clientSecret: string }, given: string): boolean;
    };
    client.compareClientSecret = function (given) {
      const [stored, hashed] = [Buffer.from(this.clientSecret), Buffer.from(hashSecret(given))];
      return stored.length === hashed.length && timingSafeEqual(stored, hashed);
    };
    this.provider = provider;
    mountProvider(this.host.httpAdapter.getInstance<FastifyInstance>(), provider);
  }

  /** A sign-in in hand; undefined when it is done or too old. */
  async interaction(uid: string): Promise<ProviderInteraction | undefined> {
    return (await this.provider?.Interaction.find(uid)) as ProviderInteraction | undefined;
  }

  /** Says who signed in; answers where the browser goes on. */
  async complete(interaction: ProviderInteraction, accountId: string): Promise<string> {
    interaction.result = { login: { accountId, remember: false } };
    await interaction.persist();
    return interaction.returnTo;
  }

  private async configuration(): Promise<Configuration> {
    const { origin } = this.address;
    const policy = interactionPolicy.base();
    // First-party clients alone: what a person may do is decided by their roles, not by a consent page.
    policy.remove('consent');
    return {
      adapter: (model: string) =>
        model === 'Client' ? new ClientAdapter(this.database) : new PayloadAdapter(this.database, model),
      clients: firstPartyClients(origin),
      jwks: { keys: await loadTokenKeys(this.database, this.wrapping) } as never,
      cookies: { keys: [this.installationKeys.of('identity:cookies').toString('base64url')] },
      scopes: ['openid', 'profile', 'offline_access', ...scopeNames],
      claims: { openid: ['sub'], profile: ['name', 'locale', 'zoneinfo'] },
      conformIdTokenClaims: false,
      responseTypes: ['code'],
      pkce: { required: () => true },
      interactions: { policy, url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        revocation: { enabled: true },
        rpInitiatedLogout: { enabled: true, logoutSource: logoutPage },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => origin,
          useGrantedResource: () => true,
          getResourceServerInfo: () => ({
            scope: scopeNames.join(' '),
            audience: origin,
            accessTokenFormat: 'jwt',
            accessTokenTTL: hour,
            jwt: { sign: { alg: 'ES256' } },
          }),
        },
      },
      ttl: {
        AccessToken: hour,
        ClientCredentials: hour,
        Interaction: hour,
        Session: 12 * hour,
        IdToken: hour,
        Grant: 14 * 24 * hour,
        RefreshToken: 14 * 24 * hour,
      },
      rotateRefreshToken: true,
      issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
      findAccount: async (_ctx, id) => {
        const found = await this.subjects.account(id);
        if (!found) return undefined;
        const profile = { name: found.displayName, locale: found.locale, zoneinfo: found.timeZone };
        return { accountId: id, claims: async () => ({ sub: id, ...profile }) };
      },
      loadExistingGrant: async (ctx) => this.grantOf(ctx),
      extraTokenClaims: async (_ctx, token) => {
        const subject =
          token.kind === 'ClientCredentials'
            ? await this.subjects.ofClient(token.clientId ?? '')
            : await this.subjects.ofAccount(token.accountId);
        return { ...subject?.claims };
      },
    };
  }

  /** Everything that the person's roles allow; the token gets what of it was asked for. */
  private async grantOf(ctx: Parameters<NonNullable<Configuration['loadExistingGrant']>>[0]) {
    const { client, session, provider } = ctx.oidc;
    const accountId = session?.accountId;
    if (!client || !accountId) return undefined;
    const subject = await this.subjects.ofAccount(accountId);
    const grant = new provider.Grant({ clientId: client.clientId, accountId });
    grant.addOIDCScope('openid profile offline_access');
    grant.addResourceScope(this.address.origin, subject?.scopes.join(' ') ?? '');
    await grant.save();
    return grant;
  }
}
