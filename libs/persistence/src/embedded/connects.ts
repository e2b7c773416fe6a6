import pg from 'pg';

/** A running server. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * Asks a server until it lets the superuser in: a cluster that recovers takes its time. Answers `refused`
 * when it does not take the password, `no` when `givenUp` says so.
 */
export async function connects(
  port: number,
  password: string,
  givenUp: AbortSignal,
): Promise<'yes' | 'no' | 'refused'> {
  while (!givenUp.aborted) {
    const refusal = await connect(port, password);
    if (refusal === undefined) return 'yes';
    if (refusal === invalidPassword) return 'refused';
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return 'no';
}

const invalidPassword = '28P01';

/** Answers the code of the refusal, undefined for success. */
async function connect(port: number, password: string): Promise<string | undefined> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? 'NO_ANSWER';
  } finally {
    await client.end().catch(() => undefined);
  }
}
