import type { JsonWebKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { scopeNames } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { InstallationKeys, PublicAddress } from '@wellspring/platform';
import type { Account, Client, Configuration, KoaContextWithOIDC, ResourceServer } from 'oidc-provider';
import { FindSubject } from '../use-cases/find-subject.js';
import { ClientAdapter } from './client-adapter.js';
import { firstPartyClients } from './first-party-clients.js';
import { errorPage, logoutPage } from './pages.js';
import { PayloadAdapter } from './payload-adapter.js';
import { signInPolicy } from './sign-in-policy.js';

const hour = 3600;

/** Tells oidc-provider who people and clients are, what they may do, and where things are kept. */
@Injectable()
export class ProviderConfiguration {
  constructor(
    private readonly database: Database,
    private readonly subjects: FindSubject,
    private readonly address: PublicAddress,
    private readonly installationKeys: InstallationKeys,
  ) {}

  with(keys: readonly JsonWebKey[]): Configuration {
    const { origin } = this.address;
    return {
      adapter: (model: string) =>
        model === 'Client' ? new ClientAdapter(this.database) : new PayloadAdapter(this.database, model),
      clients: firstPartyClients(origin),
      jwks: { keys: keys as never },
      // The sign-in page asks /identity about the interaction, so its cookie belongs to the whole origin.
      cookies: {
        keys: [this.installationKeys.of('identity:cookies').toString('base64url')],
        short: { path: '/', httpOnly: true, sameSite: 'lax', signed: true, overwrite: true },
        long: { path: '/', httpOnly: true, sameSite: 'lax', signed: true, overwrite: true },
      },
      scopes: ['openid', 'profile', 'email', 'offline_access', ...scopeNames],
      claims: { openid: ['sub'], profile: ['name', 'locale', 'zoneinfo'], email: ['email'] },
      conformIdTokenClaims: false,
      responseTypes: ['code'],
      pkce: { required: () => true },
      interactions: { policy: signInPolicy(), url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
      features: this.features(),
      ttl: {
        AccessToken: hour,
        AuthorizationCode: 60,
        ClientCredentials: hour,
        Interaction: hour,
        Session: 12 * hour,
        IdToken: hour,
        Grant: 14 * 24 * hour,
        RefreshToken: 14 * 24 * hour,
      },
      rotateRefreshToken: true,
      issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
      renderError: errorPage,
      findAccount: async (_ctx, id) => this.account(id),
      loadExistingGrant: async (ctx) => this.grantOf(ctx),
      extraTokenClaims: async (_ctx, token) => {
        const isClient = token.kind === 'ClientCredentials';
        const subject = isClient
          ? await this.subjects.ofClient(token.clientId ?? '')
          : await this.subjects.ofAccount(token.accountId);
        return { ...subject?.claims };
      },
    };
  }

  private features(): NonNullable<Configuration['features']> {
    return {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: logoutPage },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => this.address.origin,
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, _resource, client) => this.resourceServer(ctx, client),
      },
    };
  }

  /** The APIs, with the scopes that this caller holds at this moment: a role taken away is gone on refresh. */
  private async resourceServer(ctx: KoaContextWithOIDC, client: Client): Promise<ResourceServer> {
    return {
      scope: (await this.scopesOf(ctx, client)).join(' '),
      audience: this.address.origin,
      accessTokenFormat: 'jwt',
      accessTokenTTL: hour,
      jwt: { sign: { alg: 'ES256' } },
    };
  }

  private async scopesOf({ oidc }: KoaContextWithOIDC, client: Client): Promise<readonly string[]> {
    if (oidc.params?.['grant_type'] === 'client_credentials') {
      const held = (client.scope ?? '').split(' ');
      // RFC 6749 §3.3: a client that names no scope gets the default, here all that it was registered with.
      oidc.params['scope'] ??= held.join(' ');
      return held;
    }
    const accountId = oidc.entities.Account?.accountId;
    if (accountId === undefined) return scopeNames;
    return (await this.subjects.ofAccount(accountId))?.scopes ?? [];
  }

  private async account(id: string): Promise<Account | undefined> {
    const found = await this.subjects.account(id);
    if (!found) return undefined;
    const { email, displayName: name, locale, timeZone: zoneinfo } = found;
    const known = Object.entries({ name, email, locale, zoneinfo }).filter(([, value]) => value !== null);
    return { accountId: id, email, claims: async () => ({ sub: id, ...Object.fromEntries(known) }) };
  }

  /** Everything that the person's roles allow; the token gets what of it was asked for. */
  private async grantOf({ oidc }: KoaContextWithOIDC) {
    const { client, session, provider } = oidc;
    const accountId = session?.accountId;
    if (!client || !accountId) return undefined;
    const subject = await this.subjects.ofAccount(accountId);
    const known = session.grantIdFor(client.clientId);
    const grant =
      (known && (await provider.Grant.find(known))) ||
      new provider.Grant({ clientId: client.clientId, accountId });
    grant.addOIDCScope('openid profile email offline_access');
    grant.addResourceScope(this.address.origin, subject?.scopes.join(' ') ?? '');
    await grant.save();
    return grant;
  }
}
