import pg from "pg";
import { noLog, messageOf, type Log } from "../telemetry/log.ts";

/** A pool that is known to reach the database. A connection that breaks is replaced at its next use. */
export async function openPool(connectionString: string, log: Log = noLog, max = 10): Promise<pg.Pool> {
  const pool = new pg.Pool({ connectionString, max });
  pool.on("error", (error) => log("broker-error", { error: messageOf(error) }));
  await pool.query("SELECT 1");
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
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
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
