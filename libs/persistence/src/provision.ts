import { Client } from 'pg';
import { loginRole, ownerRole, workerRole } from './roles.js';

export interface ProvisionOptions {
  /** A superuser's, or a database owner's, URL of the maintenance database. */
  readonly adminUrl: string;
  readonly database: string;
  readonly contexts: readonly string[];
  /** The password of each context's login role. */
  passwordOf(context: string): string;
}

/** Makes the database, the roles and the schemas, idempotently; tables come from migrations. */
export async function provision(options: ProvisionOptions): Promise<void> {
  const maintenance = await connected(options.adminUrl);
  try {
    // Roles belong to the whole cluster, so the lock is taken in the one database that all starts share.
    await maintenance.query("select pg_advisory_lock(hashtext('wellspring:provision'))");
    await makeRoles(maintenance, options);
    await makeDatabase(maintenance, options.database);
  } finally {
    await maintenance.end();
  }
  const client = await connected(urlOfDatabase(options.adminUrl, options.database));
  try {
    await client.query("select pg_advisory_lock(hashtext('wellspring:provision'))");
    await client.query(sharedFunctions);
    for (const context of options.contexts) await client.query(schemaOf(context));
  } finally {
    await client.end();
  }
}

/** The same server and user, another database. */
export function urlOfDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.toString();
}

/** The URL that a context connects with, derived from the administrator's. */
export function urlOfContext(adminUrl: string, database: string, context: string, password: string): string {
  const parsed = new URL(urlOfDatabase(adminUrl, database));
  parsed.username = loginRole(context);
  parsed.password = password;
  return parsed.toString();
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

async function makeRoles(client: Client, options: ProvisionOptions): Promise<void> {
  const existing = await client.query<{ rolname: string }>(
    "select rolname from pg_roles where rolname like 'wellspring%'",
  );
  const known = new Set(existing.rows.map((row) => row.rolname));
  const make = async (role: string, login: string) => {
    if (!known.has(role))
      await client.query(`create role ${role} ${login} nosuperuser nobypassrls noinherit`);
  };
  await make(ownerRole, 'nologin');
  await client.query(`grant ${ownerRole} to current_user`);
  for (const context of options.contexts) {
    await make(workerRole(context), 'nologin');
    await make(loginRole(context), 'login');
    await client.query(`grant ${workerRole(context)} to ${loginRole(context)} with inherit false, set true`);
    const password = client.escapeLiteral(options.passwordOf(context));
    await client.query(`alter role ${loginRole(context)} password ${password}`);
  }
}

async function makeDatabase(client: Client, database: string): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (found.rowCount !== 0) return;
  // Search folds letters, which PostgreSQL does in UTF-8 alone.
  await client.query(
    `create database ${client.escapeIdentifier(database)} owner ${ownerRole} encoding 'UTF8' template template0`,
  );
}

const sharedFunctions = `
  create schema if not exists wellspring authorization ${ownerRole};
  grant usage on schema wellspring to public;
  create extension if not exists pg_trgm with schema public;
  create or replace function wellspring.current_organisation() returns uuid language sql stable
    as $$ select nullif(current_setting('wellspring.organisation', true), '')::uuid $$;
  create or replace function wellspring.current_holder() returns uuid language sql stable
    as $$ select nullif(current_setting('wellspring.holder', true), '')::uuid $$;`;

function schemaOf(context: string): string {
  const grantees = `${loginRole(context)}, ${workerRole(context)}`;
  return `
    create schema if not exists ${context} authorization ${ownerRole};
    grant usage on schema ${context} to ${grantees};
    alter default privileges for role ${ownerRole} in schema ${context}
      grant select, insert, update, delete on tables to ${grantees};
    alter default privileges for role ${ownerRole} in schema ${context}
      grant usage, select on sequences to ${grantees};`;
}
