import { Injectable } from '@nestjs/common';
import { fetchCredentials, verifyForHolder, type VerificationResult } from '@wellspring/contracts';
import { BackgroundLog, InternalPorts, PortUnavailable } from '@wellspring/platform';
import { weighVerification, type Next } from '../domain/weigh-verification.js';
import { Sealing } from '../sealing/sealing.js';
import type { HeldRow } from '../storage/held-credentials.js';
import type { CollectableRow } from '../storage/issued-credentials.js';

/** A credential as its issuer gave it and the verifier judged it; without a key its wallet was erased. */
export interface Obtained {
  readonly row: CollectableRow;
  readonly text: string;
  readonly format: HeldRow['format'];
  readonly digest: string;
  readonly result: VerificationResult;
  readonly next: Next;
  readonly key: Buffer | null;
}

/** A neighbour that does not answer at all; anything else may be the fault of one credential of the batch. */
const outages = new Set(['PORT_UNREACHABLE', 'PORT_FAILED', 'SERVICE_UNAVAILABLE']);

/** Fetches credentials from their issuer and has them verified; whatever is not to be had now is left out. */
@Injectable()
export class ObtainCredentials {
  constructor(
    private readonly ports: InternalPorts,
    private readonly sealing: Sealing,
    private readonly log: BackgroundLog,
  ) {}

  async execute(rows: readonly CollectableRow[]): Promise<Obtained[]> {
    try {
      return await this.obtain(rows);
    } catch (error) {
      if (error instanceof PortUnavailable && outages.has(error.code)) return [];
      if (rows.length <= 1) {
        this.log.of('collecting a credential')(error);
        return [];
      }
      // One of them stands in the way of the others: find it.
      const middle = Math.ceil(rows.length / 2);
      const first = await this.execute(rows.slice(0, middle));
      return [...first, ...(await this.execute(rows.slice(middle)))];
    }
  }

  private async obtain(rows: readonly CollectableRow[]): Promise<Obtained[]> {
    const ids = rows.map(({ credential_id }) => credential_id);
    const { credentials } = await this.ports.call(fetchCredentials, { ids });
    const byId = new Map(credentials.map((each) => [each.credentialId, each]));
    const found = rows.flatMap((row) => {
      const credential = byId.get(row.credential_id);
      return credential ? [{ row, ...credential }] : [];
    });
    if (found.length === 0) return [];
    const holders = found.map(({ row }) => row.holder);
    const keys = await this.sealing.keysOf(holders);
    const { results } = await this.ports.call(verifyForHolder, {
      credentials: found.map(({ row, text }) => ({ holder: row.holder, text })),
    });
    if (results.length !== found.length) throw new Error('The verifier left out some of what it was asked.');
    return found.flatMap(({ row, text, format, digest }, index) => {
      const result = results[index];
      if (!result) return [];
      const key = keys.get(row.holder) ?? null;
      return [{ row, text, format, digest, result, next: weighVerification(result), key }];
    });
  }
}
