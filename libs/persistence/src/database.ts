import { DataSource, type QueryRunner } from 'typeorm';
import { workerRole } from './roles.js';
import type { Scope, Transaction } from './transaction.js';

export interface DatabaseOptions {
  /** Connection URL of the context's login role. */
  readonly url: string;
  readonly context: string;
  /** Connections at the most; the one-process form keeps seven pools. */
  readonly poolSize?: number;
}

/** One context's connection to PostgreSQL: every statement runs inside a transaction of a named scope. */
export class Database {
  private constructor(
    private readonly source: DataSource,
    readonly context: string,
    readonly url: string,
  ) {}

  static async connect(options: DatabaseOptions): Promise<Database> {
    const source = new DataSource({
      type: 'postgres',
      url: options.url,
      poolSize: options.poolSize ?? 8,
      applicationName: `wellspring-${options.context}`,
      connectTimeoutMS: 10_000,
      // A broken idle connection is replaced on the next use; readiness tells of an outage.
      poolErrorHandler: () => undefined,
    });
    await source.initialize();
    return new Database(source, options.context, options.url);
  }

  /** Runs `work` in one transaction under `scope`; a throw rolls everything back. */
  async transaction<TResult>(scope: Scope, work: (tx: Transaction) => Promise<TResult>): Promise<TResult> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.startTransaction();
      await enterScope(runner, scope, this.context);
      const result = await work(transactionOn(runner));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Answers when the server answers; throws when it does not. */
  async ping(): Promise<void> {
    await this.source.query('select 1');
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

async function enterScope(runner: QueryRunner, scope: Scope, context: string): Promise<void> {
  if (scope === 'public') return;
  if (scope === 'worker') {
    await runner.query(`set local role ${workerRole(context)}`);
    return;
  }
  const [name, value] =
    'organisation' in scope
      ? ['wellspring.organisation', scope.organisation]
      : ['wellspring.holder', scope.holder];
  await runner.query('select set_config($1, $2, true)', [name, value]);
}

function transactionOn(runner: QueryRunner): Transaction {
  return {
    async query<TRow>(sql: string, parameters: readonly unknown[] = []) {
      const result = await runner.query(sql, [...parameters], true);
      return result.records as TRow[];
    },
    async execute(sql, parameters = []) {
      const result = await runner.query(sql, [...parameters], true);
      return result.affected ?? 0;
    },
  };
}
