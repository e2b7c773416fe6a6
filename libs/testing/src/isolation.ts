import pg from 'pg';

/**
 * The tables of a context's schema that do not hold tenants apart: without row-level security, or with one
 * that the owner steps round. Views count where they read with the rights of their owner; the history of
 * migrations is nobody's data and does not.
 *
 * @param adminUrl the administrator's URL of the database
 * @returns `schema.table` and what it lacks, sorted; empty when all is well
 * @example expect(await tablesWithoutIsolation(service.adminUrl, 'wallet')).toEqual([])
 */
export async function tablesWithoutIsolation(adminUrl: string, schema: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ fault: string }>(question, [schema]);
    return rows.map(({ fault }) => fault);
  } finally {
    await client.end();
  }
}

const question = `
  select $1 || '.' || relname || case
      when relkind in ('v', 'm', 'f') then ' reads with the rights of its owner'
      when not relrowsecurity then ' has no row-level security'
      when not relforcerowsecurity then ' does not force it on its owner'
      else ' has no policy' end as fault
  from pg_class
  where relnamespace = $1::regnamespace and relname <> 'migration' and case
      when relkind in ('r', 'p') then not (relrowsecurity and relforcerowsecurity
        and exists (select 1 from pg_policy where polrelid = pg_class.oid))
      when relkind = 'v' then not coalesce('security_invoker=true' = any(reloptions), false)
      else relkind in ('m', 'f') end
  order by 1`;
