import type { Database } from '@wellspring/persistence';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { clientById } from '../storage/clients.js';
import { isStorable } from './storable.js';

/** Shows the provider the API clients of organisations. They are registered by our own API, never by the protocol. */
export class ClientAdapter implements Adapter {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<AdapterPayload | undefined> {
    if (!isStorable(id)) return undefined;
    const client = await this.database.transaction('worker', (tx) => clientById(tx, id));
    if (!client) return undefined;
    return {
      client_id: client.client_id,
      client_name: client.name,
      // The hash stands where the secret would; see OidcProvider.
      client_secret: client.secret_hash,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      scope: client.scopes.join(' '),
      token_endpoint_auth_method: 'client_secret_basic',
      id_token_signed_response_alg: 'ES256',
    };
  }

  async upsert(): Promise<void> {
    throw new Error('API clients are registered at /identity/clients.');
  }
  async findByUid(): Promise<undefined> {}
  async findByUserCode(): Promise<undefined> {}
  async consume(): Promise<void> {}
  async destroy(): Promise<void> {}
  async revokeByGrantId(): Promise<void> {}
}
