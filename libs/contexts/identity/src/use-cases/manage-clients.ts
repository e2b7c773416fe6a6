import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  refuse,
  type ApiClient,
  type Refusal,
  type RegisterClientRequest,
  type RegisteredClient,
} from '@wellspring/contracts';
import { Database, newId } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { scopesOfKind } from '../domain/granted-scopes.js';
import { clientsOf, deleteClient, upsertClient, type ClientRow } from '../storage/clients.js';
import { organisationById } from '../storage/organisations.js';
import { organisationGone } from './member-refusals.js';

/** Secrets of clients are random, so a plain hash keeps them. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** API clients of an organisation. */
@Injectable()
export class ManageClients {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async register(
    organisationId: string,
    request: RegisterClientRequest,
  ): Promise<RegisteredClient | Refusal> {
    const secret = randomBytes(32).toString('base64url');
    return this.database.transaction('worker', async (tx) => {
      const organisation = await organisationById(tx, organisationId);
      if (!organisation) return organisationGone();
      const allowed = scopesOfKind(organisation.kind);
      const foreign = request.scopes.filter((scope) => !allowed.includes(scope));
      if (foreign.length > 0) {
        const detail = `An organisation of the kind ${organisation.kind} has no scope ${foreign.join(', ')}.`;
        return refuse('IDENTITY_SCOPE_NOT_YOURS', 422, detail);
      }
      const row: ClientRow = {
        client_id: `client-${newId()}`,
        organisation_id: organisationId,
        name: request.name,
        secret_hash: hashSecret(secret),
        scopes: request.scopes,
        created_at: this.clock.now(),
      };
      await upsertClient(tx, row);
      return { ...messageOf(row), secret };
    });
  }

  async list(organisationId: string): Promise<ApiClient[]> {
    const rows = await this.database.transaction({ organisation: organisationId }, (tx) =>
      clientsOf(tx, organisationId),
    );
    return rows.map(messageOf);
  }

  async remove(organisationId: string, clientId: string): Promise<void | Refusal> {
    const removed = await this.database.transaction({ organisation: organisationId }, (tx) =>
      deleteClient(tx, organisationId, clientId),
    );
    if (removed === 0) return refuse('IDENTITY_CLIENT_UNKNOWN', 404, 'Your organisation has no such client.');
  }
}

function messageOf(row: ClientRow): ApiClient {
  return {
    clientId: row.client_id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
  };
}
