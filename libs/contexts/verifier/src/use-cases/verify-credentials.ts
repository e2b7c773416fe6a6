import { Injectable } from '@nestjs/common';
import { credentialVerified } from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, newId } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import {
  checkNames,
  StandardsError,
  verifyCredential,
  type CheckName,
  type Verification,
  type VerificationPorts,
} from '@wellspring/standards';
import { inParallel } from '../domain/in-parallel.js';
import {
  reportNoCredential,
  reportVerification,
  type CheckedCredential,
} from '../domain/report-verification.js';
import { OutsideWorld } from '../outside/outside-world.js';
import { insertVerifications } from '../storage/verifications.js';

/** On whose behalf credentials are checked: an organisation (or somebody without one), or their holders. */
export type Requester =
  { readonly organisationId: string | undefined } | { readonly holders: readonly string[] };

/** Checks at once; signatures are work of this process, the rest is waiting for others. */
const atOnce = 8;

/** Checks credentials, keeps what came of it for the organisation that asked, and tells everybody. */
@Injectable()
export class VerifyCredentials {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly world: OutsideWorld,
    private readonly clock: Clock,
  ) {}

  async one(text: string, requester: Requester, names?: readonly CheckName[]): Promise<CheckedCredential> {
    const [result] = await this.execute([text], requester, names);
    if (!result) throw new Error('Checking one credential answered nothing.');
    return result;
  }

  /** @returns a result per text, in order; a text that is no credential is refused like any other */
  async execute(
    texts: readonly string[],
    requester: Requester,
    names: readonly CheckName[] = checkNames,
  ): Promise<CheckedCredential[]> {
    const ports = this.world.ports();
    const results = await inParallel(texts, atOnce, (text) => this.check(text, ports, names));
    await this.remember(results, requester);
    return results;
  }

  private async check(
    text: string,
    ports: VerificationPorts,
    names: readonly CheckName[],
  ): Promise<CheckedCredential> {
    const made = { id: newId(), at: this.clock.now() };
    try {
      const first = await verifyCredential(text, ports, names);
      if (!mayBeNewKey(first)) return reportVerification(first, made);
      return reportVerification(await verifyCredential(text, this.world.ports(true), names), made);
    } catch (error) {
      if (error instanceof StandardsError) return reportNoCredential(text, error, made);
      throw error;
    }
  }

  private async remember(results: readonly CheckedCredential[], requester: Requester): Promise<void> {
    const organisation = 'organisationId' in requester ? requester.organisationId : undefined;
    await this.database.transaction(organisation ? { organisation } : 'public', async (tx) => {
      if (organisation) await insertVerifications(tx, organisation, results);
      const facts = results.flatMap((result, index) =>
        result.decided ? [factOf(result, 'holders' in requester ? requester.holders[index] : undefined)] : [],
      );
      await this.outbox.append(tx, facts);
    });
  }
}

/** The issuer, or one of a credential within or of a schema, may have changed its key since we last asked. */
function mayBeNewKey({ checks }: Verification): boolean {
  const codes = checks.flatMap(({ code, findings = [] }) => [code, ...findings.map((each) => each.code)]);
  return codes.some((code) =>
    /^(NESTED_|SCHEMA_CREDENTIAL_)?(KEY_UNKNOWN|STATUS_UNPROVED)$/.test(code ?? ''),
  );
}

function factOf({ name: _, decided: __, checks, ...data }: CheckedCredential, holder: string | undefined) {
  return fact(credentialVerified, {
    ...data,
    ...(holder && { holder }),
    requestedBy: holder ? 'holder' : 'relying-party',
    reasons: codesOf(checks, 'fail'),
    warnings: codesOf(checks, 'warning'),
  });
}

function codesOf(checks: CheckedCredential['checks'], outcome: 'fail' | 'warning'): string[] {
  return checks.flatMap((check) => (check.outcome === outcome && check.code ? [check.code] : []));
}
