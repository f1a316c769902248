import pg from "pg";
import { noLog, messageOf, type Log } from "../telemetry/log.ts";

/** A pool that is known to reach the database. A connection that breaks is replaced at its next use. */
export async function openPool(settings: pg.PoolConfig, log: Log = noLog): Promise<pg.Pool> {
  const pool = new pg.Pool(settings);
  // A connection breaks while it waits in the pool or while somebody works with it; unheard, either ends the process.
  const onError = (error: Error): void => log("broker-error", { error: messageOf(error) });
  pool.on("connect", (client) => void client.on("error", onError));
  pool.on("error", () => undefined);
  await pool.query("SELECT 1");
  return pool;
}

/** A pool whose tables are in the schema, which is created when it is not there. */
export async function openSchema(connectionString: string, schema: string): Promise<pg.Pool> {
  const name = pg.escapeIdentifier(schema);
  const pool = await openPool({ connectionString, options: `-c search_path=${name}` });
  await createTables(pool, `CREATE SCHEMA IF NOT EXISTS ${name}`);
  return pool;
}

/** Creates tables; the lock keeps processes that start together out of each other's way. */
export async function createTables(pool: pg.Pool, ddl: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('create tables'))");
    await client.query(ddl);
  });
}

/** All or nothing. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}
