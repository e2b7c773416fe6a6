import { matchedAssociationTypes, reachOf, type Association, type Reach } from '@wellspring/match-engine';
import { bulkInsert, type Transaction } from '@wellspring/persistence';
import type { Cause } from '../domain/cause.js';

export interface DueFramework {
  readonly frameworkId: string;
  readonly revision: number;
  readonly cause: Cause;
}

/** Notes that a framework has a revision whose associations are not here yet. */
export async function markFramework(
  tx: Transaction,
  frameworkId: string,
  revision: number,
  cause: Cause,
): Promise<void> {
  await tx.query(
    `insert into matching.framework_sync (framework_id, revision, cause) values ($1, $2, $3)
     on conflict (framework_id) do update set revision = excluded.revision, cause = excluded.cause,
       attempts = 0, next_attempt_at = clock_timestamp()
       where excluded.revision > framework_sync.revision`,
    [frameworkId, revision, JSON.stringify(cause)],
  );
}

export async function dueFramework(tx: Transaction): Promise<DueFramework | undefined> {
  const [row] = await tx.query<DueFramework>(
    `select framework_id as "frameworkId", revision, cause from matching.framework_sync
     where synced_revision < revision and next_attempt_at <= clock_timestamp()
     order by next_attempt_at limit 1`,
  );
  return row;
}

/** Puts a framework off, a little longer each time. */
export async function postponeFramework(tx: Transaction, due: DueFramework): Promise<void> {
  await tx.query(
    `update matching.framework_sync set attempts = attempts + 1,
       next_attempt_at = clock_timestamp() + least(power(2, least(attempts, 10)), 60) * interval '0.5 second'
     where framework_id = $1 and revision = $2`,
    [due.frameworkId, due.revision],
  );
}

/** Takes the framework for this transaction; false when another replica, or a later revision, came first. */
export async function finishFramework(tx: Transaction, due: DueFramework): Promise<boolean> {
  const changed = await tx.execute(
    `update matching.framework_sync set synced_revision = revision, attempts = 0
     where framework_id = $1 and revision = $2 and synced_revision < revision`,
    [due.frameworkId, due.revision],
  );
  return changed === 1;
}

/** Replaces a framework's associations and answers the URIs of the nodes of those that came or went. */
export async function replaceAssociations(
  tx: Transaction,
  frameworkId: string,
  associations: readonly Association[],
): Promise<string[]> {
  const before = await tx.query<Association>(
    'select type, from_uri as "from", to_uri as "to" from matching.association where framework_id = $1',
    [frameworkId],
  );
  const old = new Map(before.map((each) => [keyOf(each), each]));
  const fresh = new Map(associations.map((each) => [keyOf(each), each]));
  const gone = [...old].filter(([key]) => !fresh.has(key)).map(([, each]) => each);
  const come = [...fresh].filter(([key]) => !old.has(key)).map(([, each]) => each);
  if (gone.length > 0) {
    await tx.query(
      `delete from matching.association where framework_id = $1
         and (type, from_uri, to_uri) in (select * from unnest($2::text[], $3::text[], $4::text[]))`,
      [frameworkId, gone.map(({ type }) => type), gone.map(({ from }) => from), gone.map(({ to }) => to)],
    );
  }
  await bulkInsert(
    tx,
    'matching.association',
    { framework_id: 'uuid', type: 'text', from_uri: 'text', to_uri: 'text' },
    come.map(({ type, from, to }) => ({ framework_id: frameworkId, type, from_uri: from, to_uri: to })),
  );
  return [...new Set([...gone, ...come].flatMap(({ from, to }) => [from, to]))];
}

function keyOf({ type, from, to }: Association): string {
  return `${type}\n${from}\n${to}`;
}

/** The required items whose satisfying items may have changed with these nodes. */
export async function targetsNear(tx: Transaction, nodes: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ target: string }>(
    `select distinct target_uri as target from matching.item_reach where source_uri = any($1::text[])`,
    [nodes],
  );
  return rows.map(({ target }) => target);
}

/** What satisfies each target, from the associations themselves: for items that no posting asks for yet. */
export async function reachOfTargets(
  tx: Transaction,
  targets: readonly string[],
): Promise<Map<string, Reach[]>> {
  const graph = await neighbourhood(tx, targets);
  return new Map(targets.map((target) => [target, reachOf(target, (uri) => graph.get(uri) ?? [])]));
}

/** Every item that satisfies one of the targets. */
export async function sourcesOf(tx: Transaction, targets: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ source: string }>(
    'select distinct source_uri as source from matching.item_reach where target_uri = any($1::text[])',
    [targets],
  );
  return rows.map(({ source }) => source);
}

/** Which of the items have no reach yet. */
export async function targetsWithoutReach(tx: Transaction, targets: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ target: string }>(
    `select distinct target from unnest($1::text[]) as target
     where not exists (select 1 from matching.item_reach where target_uri = target)`,
    [targets],
  );
  return rows.map(({ target }) => target);
}

/** Works out anew what satisfies each target; answers every source there was or is. */
export async function rebuildReach(tx: Transaction, targets: readonly string[]): Promise<string[]> {
  const touched = new Set<string>();
  for (let from = 0; from < targets.length; from += 200) {
    const some = targets.slice(from, from + 200);
    const removed = await tx.query<{ source: string }>(
      'delete from matching.item_reach where target_uri = any($1::text[]) returning source_uri as source',
      [some],
    );
    const graph = await neighbourhood(tx, some);
    const rows = some.flatMap((target) =>
      reachOf(target, (uri) => graph.get(uri) ?? []).map((reach) => ({ target, ...reach })),
    );
    await insertReach(tx, rows);
    for (const { source } of [...removed, ...rows]) touched.add(source);
  }
  return [...touched];
}

async function insertReach(tx: Transaction, rows: readonly ({ target: string } & Reach)[]): Promise<void> {
  await tx.query(
    `insert into matching.item_reach (target_uri, source_uri, strength, path)
     select * from unnest($1::text[], $2::text[], $3::int[], $4::json[])`,
    [
      rows.map(({ target }) => target),
      rows.map(({ source }) => source),
      rows.map(({ strength }) => strength),
      rows.map(({ path }) => JSON.stringify(path)),
    ],
  );
}

/** Every association within two steps of the items, by node. */
async function neighbourhood(tx: Transaction, uris: readonly string[]): Promise<Map<string, Association[]>> {
  const graph = new Map<string, Association[]>();
  let frontier = [...new Set(uris)];
  for (let hop = 0; hop < 2; hop++) {
    const found = await associationsTouching(tx, frontier);
    const asked = new Set(frontier);
    const next = new Set<string>();
    for (const association of found) {
      for (const node of new Set([association.from, association.to])) {
        if (asked.has(node)) push(graph, node, association);
        else if (!graph.has(node)) next.add(node);
      }
    }
    frontier = [...next];
  }
  return graph;
}

async function associationsTouching(tx: Transaction, uris: readonly string[]): Promise<Association[]> {
  return tx.query<Association>(
    `select distinct type, from_uri as "from", to_uri as "to" from matching.association
     where (from_uri = any($1::text[]) or to_uri = any($1::text[])) and type = any($2::text[])`,
    [uris, matchedAssociationTypes],
  );
}

/** The reach of every target that one of the held items satisfies, restricted to those items. */
export async function reachFrom(tx: Transaction, sources: readonly string[]): Promise<Map<string, Reach[]>> {
  const rows = await tx.query<Reach & { target: string }>(
    `select target_uri as target, source_uri as source, strength, path from matching.item_reach
     where source_uri = any($1::text[])`,
    [sources],
  );
  const reach = new Map<string, Reach[]>();
  for (const { target, ...each } of rows) {
    push(reach, target, each);
  }
  return reach;
}

function push<TValue>(groups: Map<string, TValue[]>, key: string, value: TValue): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
