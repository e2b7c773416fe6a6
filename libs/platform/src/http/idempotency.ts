import { createHash } from 'node:crypto';
import { HttpException } from '@nestjs/common';
import { isRefusal, refuse } from '@wellspring/contracts';
import { isolationOf, migration, type Migration, type Transaction } from '@wellspring/persistence';

/**
 * Remembers the answers of writes that carried an `Idempotency-Key`, per organisation; in a context whose
 * tenants are holders, `organisation_id` is the holder.
 */
export function idempotencyTable(
  context: string,
  at: number,
  tenant: 'organisation' | 'holder' = 'organisation',
): Migration {
  const isolate = isolationOf(context);
  const table = `${context}.idempotent_answer`;
  return migration(
    `${context}-idempotency`,
    at,
    `create table ${table} (
       organisation_id uuid not null,
       key text not null,
       request_hash text not null,
       answer jsonb not null,
       answered_at timestamptz not null default clock_timestamp(),
       primary key (organisation_id, key)
     );
     ${tenant === 'holder' ? isolate.byHolder(table, 'organisation_id') : isolate.byOrganisation(table)}`,
  );
}

export interface IdempotentCall {
  readonly context: string;
  /** The tenant: an organisation, or the holder where tenants are holders. */
  readonly organisationId: string;
  /** The header; without one the work is simply done. */
  readonly key: string | undefined;
  readonly request: unknown;
}

/**
 * Does `work` once per key: a repeated request gets the first answer, a concurrent one waits for it, and
 * the same key with another request is refused. Refusals are not remembered, so that a mended request works.
 */
export async function idempotently<TAnswer>(
  tx: Transaction,
  call: IdempotentCall,
  work: () => Promise<TAnswer>,
): Promise<TAnswer> {
  if (call.key === undefined) return work();
  const key = validated(call.key);
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `${call.context}:${call.organisationId}:${key}`,
  ]);
  const remembered = await rememberedAnswer<TAnswer>(tx, call);
  if (remembered !== undefined) return remembered;
  const answer = await work();
  if (!isRefusal(answer)) {
    await tx.query(
      `insert into ${call.context}.idempotent_answer (organisation_id, key, request_hash, answer) values ($1, $2, $3, $4)`,
      [call.organisationId, key, hashOf(call), JSON.stringify(answer)],
    );
  }
  return answer;
}

/**
 * The answer that a request got before under its key, undefined when it is new: for work that begins outside
 * the transaction of `idempotently`, so that a repeated request need not begin it.
 */
export async function rememberedAnswer<TAnswer>(
  tx: Transaction,
  call: IdempotentCall,
): Promise<TAnswer | undefined> {
  if (call.key === undefined) return undefined;
  const [known] = await tx.query<{ request_hash: string; answer: TAnswer }>(
    `select request_hash, answer from ${call.context}.idempotent_answer where organisation_id = $1 and key = $2`,
    [call.organisationId, validated(call.key)],
  );
  if (!known) return undefined;
  return known.request_hash === hashOf(call) ? known.answer : reused();
}

function hashOf({ request }: IdempotentCall): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('base64url');
}

function validated(key: string): string {
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw refusal('IDEMPOTENCY_KEY_INVALID', 400, 'An Idempotency-Key is 1 to 255 printable ASCII characters.');
}

function reused(): never {
  throw refusal(
    'IDEMPOTENCY_KEY_REUSED',
    422,
    'This Idempotency-Key was used for another request; choose a new one.',
  );
}

function refusal(code: string, status: number, detail: string): HttpException {
  return new HttpException(refuse(code, status, detail), status);
}
