import { Client } from 'pg';
import { ownerRole } from './roles.js';

/**
 * Records facts of an installation that must never change, the first time; later the first ones stand.
 *
 * @param adminUrl the administrator's URL of the provisioned database
 * @returns what is recorded under each name, now or since the first time
 */
export async function recordOnce<TName extends string>(
  adminUrl: string,
  facts: Readonly<Record<TName, string>>,
): Promise<Record<TName, string>> {
  const client = new Client({ connectionString: adminUrl, options: `-c role=${ownerRole}` });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('wellspring:installation'))");
    await client.query(
      'create table if not exists wellspring.installation (name text primary key, value text not null)',
    );
    await client.query(
      `insert into wellspring.installation select * from unnest($1::text[], $2::text[])
       on conflict (name) do nothing`,
      [Object.keys(facts), Object.values(facts)],
    );
    const { rows } = await client.query<{ name: TName; value: string }>(
      'select name, value from wellspring.installation where name = any($1)',
      [Object.keys(facts)],
    );
    return Object.fromEntries(rows.map(({ name, value }) => [name, value])) as Record<TName, string>;
  } finally {
    await client.end();
  }
}
