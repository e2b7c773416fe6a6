import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@wellspring/persistence';
import { PublicAddress, SETTINGS } from '@wellspring/platform';
import * as openid from 'openid-client';
import type { IdentitySettings } from '../identity.settings.js';
import { savePayload, takePayload } from '../storage/oidc-payloads.js';

/** Who an external provider says that somebody is. */
export interface ExternalPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | undefined;
  readonly emailIsVerified: boolean;
  readonly name: string | undefined;
  readonly locale: string | undefined;
  readonly timeZone: string | undefined;
}

interface Errand {
  readonly interaction: string;
  readonly verifier: string;
  readonly nonce: string;
}

const model = 'ExternalSignIn';
const tenMinutes = 600;

/** The OpenID provider that the settings name: authorization code with PKCE, state and nonce. */
@Injectable()
export class ExternalProvider {
  private discovered: Promise<openid.Configuration> | undefined;

  constructor(
    private readonly database: Database,
    private readonly address: PublicAddress,
    @Inject(SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  /** What the button says; null when there is none. */
  get name(): string | null {
    return this.settings.IDENTITY_EXTERNAL_ISSUER ? this.settings.IDENTITY_EXTERNAL_NAME : null;
  }

  /** Where the browser goes to sign in there. */
  async begin(interaction: string): Promise<string> {
    const configuration = await this.configuration();
    const [state, nonce, verifier] = [
      openid.randomState(),
      openid.randomNonce(),
      openid.randomPKCECodeVerifier(),
    ];
    const errand: Errand = { interaction, verifier, nonce };
    await this.database.transaction('worker', (tx) =>
      savePayload(tx, { model, id: state, payload: errand, expiresIn: tenMinutes }),
    );
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callback,
      scope: 'openid email profile',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return url.href;
  }

  /** The sign-in that an answer of the provider belongs to, once; undefined when it is none of ours. */
  async errandOf(state: string): Promise<Errand | undefined> {
    return this.database.transaction('worker', (tx) => takePayload<Errand>(tx, model, state));
  }

  /** Exchanges the code and reads the ID token. @throws when the provider's answer is not valid */
  async personOf(query: string, state: string, errand: Errand): Promise<ExternalPerson> {
    const configuration = await this.configuration();
    const tokens = await openid.authorizationCodeGrant(configuration, new URL(this.callback + query), {
      pkceCodeVerifier: errand.verifier,
      expectedState: state,
      expectedNonce: errand.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('The external provider sent no ID token.');
    const text = (name: string) => (typeof claims[name] === 'string' ? claims[name] : undefined);
    return {
      issuer: claims.iss,
      subject: claims.sub,
      email: text('email'),
      emailIsVerified: claims['email_verified'] === true,
      name: text('name'),
      locale: text('locale'),
      timeZone: text('zoneinfo'),
    };
  }

  private get callback(): string {
    return this.address.urlOf('/identity/external/callback');
  }

  private configuration(): Promise<openid.Configuration> {
    this.discovered ??= this.discover();
    // An outage of the provider is not remembered.
    this.discovered.catch(() => (this.discovered = undefined));
    return this.discovered;
  }

  private async discover(): Promise<openid.Configuration> {
    const {
      IDENTITY_EXTERNAL_ISSUER: issuer,
      IDENTITY_EXTERNAL_CLIENT_ID: clientId,
      IDENTITY_EXTERNAL_CLIENT_SECRET: secret,
    } = this.settings;
    if (!issuer || !clientId) throw new Error('No external provider is configured.');
    const url = new URL(issuer);
    // The operator who names an issuer without TLS means it, as in a test.
    const execute = url.protocol === 'http:' ? [openid.allowInsecureRequests] : [];
    const authentication = secret ? openid.ClientSecretBasic(secret) : openid.None();
    return openid.discovery(url, clientId, undefined, authentication, { execute, timeout: 10 });
  }
}
