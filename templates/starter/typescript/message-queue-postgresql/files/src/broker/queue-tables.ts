import type pg from "pg";
import type { DeadLetter, Message } from "../messaging/message-queue.ts";

export interface StoredMessage extends Message {
  readonly seq: string;
}

export const ddl = `
  CREATE TABLE IF NOT EXISTS queue_message (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, queue text NOT NULL, shard integer NOT NULL, key text NOT NULL,
    id text NOT NULL, body text NOT NULL, headers jsonb NOT NULL, not_before timestamptz NOT NULL DEFAULT now());
  CREATE INDEX IF NOT EXISTS queue_message_by_shard ON queue_message (queue, shard, seq);
  CREATE INDEX IF NOT EXISTS queue_message_by_key ON queue_message (queue, key, seq);
  CREATE TABLE IF NOT EXISTS queue_attempt (seq bigint PRIMARY KEY, attempts integer NOT NULL);
  CREATE TABLE IF NOT EXISTS queue_dead_letter (
    seq bigint PRIMARY KEY, queue text NOT NULL, key text NOT NULL, id text NOT NULL, body text NOT NULL, headers jsonb NOT NULL,
    attempts integer NOT NULL, error text NOT NULL);
`;

/** The channel that wakes consumers up. */
export const channelOf = (queue: string): string => `queue_${queue.replaceAll(/\W/g, "_")}`;

export async function insertMessage(
  pool: pg.Pool,
  queue: string,
  shard: number,
  { id, key, body, headers }: Message,
): Promise<void> {
  await pool.query(
    `WITH stored AS (INSERT INTO queue_message (queue, shard, key, id, body, headers) VALUES ($1, $2, $3, $4, $5, $6))
     SELECT pg_notify($7, $8)`,
    [queue, shard, key, id, body, headers, channelOf(queue), String(shard)],
  );
}

/**
 * The next message that may be handled, locked until the transaction ends: the oldest one of its key, when its delay is
 * over and nobody else has it. A key whose oldest message is locked or waits is skipped as a whole.
 */
export async function lockNext(
  client: pg.ClientBase,
  queue: string,
  shard: number,
): Promise<StoredMessage | undefined> {
  const { rows } = await client.query<StoredMessage>(
    `SELECT seq, id, key, body, headers FROM queue_message m
      WHERE queue = $1 AND shard = $2 AND not_before <= clock_timestamp()
        AND NOT EXISTS (SELECT 1 FROM queue_message older WHERE older.queue = $1 AND older.key = m.key AND older.seq < m.seq)
      ORDER BY seq LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [queue, shard],
  );
  return rows[0];
}

/** Counts outside the transaction that holds the message, so that the count survives the consumer's death. */
export async function countAttempt(pool: pg.Pool, { seq }: StoredMessage): Promise<number> {
  const { rows } = await pool.query<{ attempts: number }>(
    `INSERT INTO queue_attempt AS a VALUES ($1, 1) ON CONFLICT (seq) DO UPDATE SET attempts = a.attempts + 1 RETURNING attempts`,
    [seq],
  );
  return rows[0]?.attempts ?? 1;
}

export async function deleteMessage(client: pg.ClientBase, { seq }: StoredMessage): Promise<void> {
  await client.query("DELETE FROM queue_message WHERE seq = $1", [seq]);
  await client.query("DELETE FROM queue_attempt WHERE seq = $1", [seq]);
}

export async function delayMessage(
  client: pg.ClientBase,
  { seq }: StoredMessage,
  delayMs: number,
): Promise<void> {
  const later = "clock_timestamp() + $2 * interval '1 millisecond'";
  await client.query(`UPDATE queue_message SET not_before = ${later} WHERE seq = $1`, [seq, delayMs]);
}

export async function buryMessage(
  client: pg.ClientBase,
  message: StoredMessage,
  attempts: number,
  error: string,
): Promise<void> {
  await client.query(
    `INSERT INTO queue_dead_letter SELECT seq, queue, key, id, body, headers, $2, $3 FROM queue_message WHERE seq = $1`,
    [message.seq, attempts, error],
  );
  await deleteMessage(client, message);
}

export async function readDeadLetters(pool: pg.Pool, queue: string): Promise<DeadLetter[]> {
  const columns = "id, key, body, headers, attempts, error";
  return (
    await pool.query<DeadLetter>(`SELECT ${columns} FROM queue_dead_letter WHERE queue = $1 ORDER BY seq`, [
      queue,
    ])
  ).rows;
}
