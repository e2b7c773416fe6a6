import { credentialIssued } from '@wellspring/contracts';
import { fact, type Fact, type Outbox } from '@wellspring/messaging';
import type { Transaction } from '@wellspring/persistence';
import { insertAwards, insertCredentials } from '../storage/credentials.js';
import { recordSignatures } from '../storage/profiles.js';
import type { AwardDraft } from './draft-awards.js';

/**
 * Stores the awards that nobody stored meanwhile, with their credentials and facts, and counts every signature
 * that was made, also of those that are thrown away.
 *
 * @returns the ids of the awards that are new
 */
export async function storeAwards(
  tx: Transaction,
  outbox: Outbox,
  drafts: readonly AwardDraft[],
): Promise<Set<string>> {
  const stored = await insertAwards(
    tx,
    drafts.map(({ award }) => award),
  );
  const kept = drafts.filter(({ award }) => stored.has(award.id));
  await insertCredentials(
    tx,
    kept.flatMap(({ credentials }) => credentials),
  );
  await outbox.append(tx, kept.flatMap(factsOf));
  await countSignatures(tx, drafts);
  return stored;
}

async function countSignatures(tx: Transaction, drafts: readonly AwardDraft[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const { key_id } of drafts.flatMap(({ credentials }) => credentials)) {
    counts.set(key_id, (counts.get(key_id) ?? 0) + 1);
  }
  const [first] = drafts;
  if (!first) return;
  const { organisation_id: organisationId, awarded_at: at } = first.award;
  for (const [keyId, signatures] of counts) {
    await recordSignatures(tx, { organisationId, keyId, purpose: 'credential', signatures, at });
  }
}

function factsOf({ award, credentials, achievement }: AwardDraft): Fact[] {
  const items = achievement.alignments.map(({ uri, frameworkUri, revision }) => ({
    uri,
    frameworkUri,
    revision,
    level: award.level,
  }));
  return credentials.map(({ id, format, digest, validFrom, validUntil }) =>
    fact(credentialIssued, {
      credentialId: id,
      awardId: award.id,
      achievementId: award.achievement_id,
      organisationId: award.organisation_id,
      subject: award.recipient_id,
      format,
      digest,
      items,
      validFrom: validFrom.toISOString(),
      validUntil: validUntil?.toISOString() ?? null,
      issuedAt: award.awarded_at.toISOString(),
    }),
  );
}
