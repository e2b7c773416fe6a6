import { Injectable } from '@nestjs/common';
import { credentialVerified, refuse, type Refusal, type VerificationResult } from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, newId } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import {
  checkNames,
  credentialDigest,
  issuerIdOf,
  StandardsError,
  subjectItems,
  verifyCredential,
  type CheckName,
} from '@wellspring/standards';
import { insertVerifications } from '../storage/verifications.js';
import { OutsideWorld } from './outside-world.js';

/** On whose behalf credentials are checked. */
export type Requester =
  { readonly organisationId: string | undefined } | { readonly holders: readonly string[] };

export interface CheckedCredential extends VerificationResult {
  readonly name: string | null;
}

/** Checks credentials, keeps what came of it, and tells everybody. */
@Injectable()
export class VerifyCredentials {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly world: OutsideWorld,
    private readonly clock: Clock,
  ) {}

  /** @returns a result per text, in order; a text that is no credential refuses the call */
  async execute(
    texts: readonly string[],
    requester: Requester,
    names: readonly CheckName[] = checkNames,
  ): Promise<CheckedCredential[] | Refusal> {
    const ports = this.world.ports();
    const results: CheckedCredential[] = [];
    for (const [index, text] of texts.entries()) {
      try {
        results.push(await this.check(text, ports, names));
      } catch (error) {
        if (!(error instanceof StandardsError)) throw error;
        return refuse('VERIFIER_NOT_A_CREDENTIAL', 400, error.message, [
          { path: `credentials.${index}`, message: error.code },
        ]);
      }
    }
    await this.remember(results, requester);
    return results;
  }

  private async check(
    text: string,
    ports: ReturnType<OutsideWorld['ports']>,
    names: readonly CheckName[],
  ): Promise<CheckedCredential> {
    const { outcome, checks, parsed } = await verifyCredential(text, ports, names);
    const { credential } = parsed;
    const until = credential['validUntil'] ?? credential['expirationDate'];
    const validUntil =
      until === undefined || Number.isNaN(Date.parse(String(until)))
        ? null
        : new Date(String(until)).toISOString();
    return {
      verificationId: newId(),
      credentialId:
        typeof credential['id'] === 'string'
          ? credential['id']
          : `urn:sha256:${credentialDigest(parsed.text)}`,
      digest: credentialDigest(parsed.text),
      issuer: issuerIdOf(credential) || 'unknown',
      name: typeof credential['name'] === 'string' ? credential['name'] : null,
      outcome,
      checks: checks.map(({ check, outcome: found, reason, code }) => ({
        check,
        outcome: found,
        reason,
        ...(code && { code }),
      })),
      items: subjectItems(credential).map(({ uri, level }) => ({ uri, level })),
      validUntil,
      verifiedAt: this.clock.now().toISOString(),
    };
  }

  private async remember(results: readonly CheckedCredential[], requester: Requester): Promise<void> {
    const organisationId = 'organisationId' in requester ? (requester.organisationId ?? null) : null;
    await this.database.transaction('worker', async (tx) => {
      await insertVerifications(
        tx,
        results.map(({ verificationId, credentialId, digest, issuer, outcome, checks, verifiedAt }) => ({
          id: verificationId,
          organisation_id: organisationId,
          credential_id: credentialId,
          digest,
          issuer,
          outcome,
          checks,
          verified_at: new Date(verifiedAt),
        })),
      );
      await this.outbox.append(
        tx,
        results.map((result, index) =>
          factOf(result, 'holders' in requester ? requester.holders[index] : undefined),
        ),
      );
    });
  }
}

function factOf(result: CheckedCredential, holder: string | undefined) {
  const { name: _, checks, ...data } = result;
  const reasons = checks.flatMap(({ outcome, code }) => (outcome === 'fail' && code ? [code] : []));
  return fact(credentialVerified, {
    ...data,
    ...(holder && { holder }),
    requestedBy: holder ? 'holder' : 'relying-party',
    reasons,
  });
}
