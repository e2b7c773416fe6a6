import { Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Clock, PublicAddress } from '@wellspring/platform';
import {
  buildStatusListCredential,
  serializeCredential,
  signDataIntegrity,
  signVcJwt,
} from '@wellspring/standards';
import { IssuerKeys, type ActiveKey } from '../signing/issuer-keys.js';
import { recordSignatures } from '../storage/profiles.js';
import { saveSignedList, statusListById, type StatusListRow } from '../storage/status-lists.js';

/** Serves status lists as signed credentials; signed anew when a bit has changed, once for all who ask. */
@Injectable()
export class PublishStatusList {
  private readonly signing = new Map<string, Promise<string | undefined>>();

  constructor(
    private readonly database: Database,
    private readonly keys: IssuerKeys,
    private readonly clock: Clock,
    private readonly address: PublicAddress,
  ) {}

  async execute(id: string): Promise<string | Refusal> {
    const row = await this.database.transaction('worker', (tx) => statusListById(tx, id));
    if (!row) return refuse('ISSUER_UNKNOWN_STATUS_LIST', 404, 'There is no such status list.');
    if (row.signed_text && row.signed_version === row.version) return row.signed_text;
    const key = `${id}:${row.version}`;
    const promise = this.signing.get(key) ?? this.sign(row).finally(() => this.signing.delete(key));
    this.signing.set(key, promise);
    const text = await promise;
    return text ?? refuse('ISSUER_NOT_READY', 503, 'The institution has no key to sign its list with.');
  }

  private async sign(row: StatusListRow): Promise<string | undefined> {
    const now = this.clock.now();
    const { organisation_id: organisationId } = row;
    const key = await this.database.transaction('worker', (tx) =>
      this.keys.ofIssuer(tx, organisationId, row.issuer, now),
    );
    if (!key) return undefined;
    const text = await this.signed(row, key, now);
    await this.database.transaction('worker', async (tx) => {
      await saveSignedList(tx, row.id, row.version, text);
      const audit = { organisationId, keyId: key.keyId, purpose: 'status-list', signatures: 1, at: now };
      await recordSignatures(tx, audit);
    });
    return text;
  }

  private async signed({ id, issuer, bits }: StatusListRow, key: ActiveKey, now: Date): Promise<string> {
    const url = this.address.urlOf(`/issuer/status-lists/${id}`);
    const list = buildStatusListCredential({ id: url, issuer, validFrom: now, bits });
    // The list of a did:key is signed by that key, whose algorithm decides the form.
    if (key.algorithm === 'ES256') return signVcJwt(list, { key });
    return serializeCredential(await signDataIntegrity(list, { key, created: now }));
  }
}
