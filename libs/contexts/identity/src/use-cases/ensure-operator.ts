import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@wellspring/persistence';
import { Clock, SETTINGS } from '@wellspring/platform';
import { scopesOfKind } from '../domain/granted-scopes.js';
import type { IdentitySettings } from '../identity.settings.js';
import { upsertClient } from '../storage/clients.js';
import { lockSlug } from '../storage/organisations.js';
import { hashSecret } from './manage-clients.js';
import { RegisterOrganisation } from './register-organisation.js';

const operator = { slug: 'wellspring-operator', name: 'Wellspring operator', kind: 'operator' as const };

/** With a secret in the settings, the operator's organisation and its API client exist; without, nobody's. */
@Injectable()
export class EnsureOperator implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly registration: RegisterOrganisation,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const secret = this.settings.IDENTITY_OPERATOR_CLIENT_SECRET;
    if (!secret) return;
    await this.database.transaction('worker', async (tx) => {
      const known = await lockSlug(tx, operator.slug);
      const organisation = known ?? (await this.registration.register(tx, operator));
      await upsertClient(tx, {
        client_id: 'operator',
        organisation_id: organisation.id,
        name: 'Operator',
        secret_hash: hashSecret(secret),
        scopes: scopesOfKind('operator'),
        created_at: this.clock.now(),
      });
    });
  }
}
