import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { loginRole, ownerRole, workerRole } from './roles.js';

/** One step of a context's schema. Steps only go forward: expand first, contract in a later release. */
export type Migration = new () => MigrationInterface;

/**
 * Declares a migration.
 *
 * @param name what it does, in kebab case
 * @param at thirteen digits that order it among the context's migrations
 */
export function migration(name: string, at: number, sql: string): Migration {
  return class implements MigrationInterface {
    readonly name = `${name}-${at}`;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(sql);
    }

    async down(): Promise<void> {
      throw new Error(`${this.name} has no way back; restore a backup or add a migration that follows it.`);
    }
  };
}

/**
 * Brings a context's schema up to date, as the owner role and under an advisory lock, so that several
 * processes may start at once.
 *
 * @returns the names of the migrations that ran
 */
export async function migrate(
  adminUrl: string,
  context: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: adminUrl,
    poolSize: 1,
    schema: context,
    migrations: [...migrations],
    migrationsTableName: 'migration',
    extra: { options: `-c role=${ownerRole}` },
  });
  await source.initialize();
  try {
    await source.query('select pg_advisory_lock(hashtext($1))', [`migrate:${context}`]);
    const ran = await source.runMigrations({ transaction: 'each' });
    await grantToRoles(source, context);
    return ran.map((each) => each.name);
  } finally {
    await source.destroy();
  }
}

/** The history of migrations is nobody's tenant data; the login role may read it to know its schema is current. */
async function grantToRoles(source: DataSource, context: string): Promise<void> {
  const grantees = `${loginRole(context)}, ${workerRole(context)}`;
  await source.query(`revoke all on ${context}.migration from ${grantees}`);
  await source.query(`grant select on ${context}.migration to ${grantees}`);
}

/** The names of the migrations that a schema has run. */
export async function migrationsRun(
  source: { query(sql: string): Promise<{ name: string }[]> },
  context: string,
) {
  const rows = await source.query(`select name from ${context}.migration order by id`);
  return rows.map((row) => row.name);
}
