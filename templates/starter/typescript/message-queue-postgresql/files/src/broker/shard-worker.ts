import type pg from "pg";
import { setTimeout as delay } from "node:timers/promises";
import { backoffMs } from "../messaging/backoff.ts";
import type { Handler, QueueSettings } from "../messaging/message-queue.ts";
import { messageOf, type Log } from "../telemetry/log.ts";
import { inTransaction } from "./pool.ts";
import {
  buryMessage,
  countAttempt,
  delayMessage,
  deleteMessage,
  lockNext,
  type StoredMessage,
} from "./queue-tables.ts";
import type { WakeUp } from "./wake-up.ts";

/** Retries and dead consumers' messages show up without a notification. */
const pollMs = 200;

export interface WorkerParts {
  readonly pool: pg.Pool;
  readonly settings: QueueSettings;
  readonly handler: Handler;
  readonly log: Log;
  readonly wakeUp: WakeUp;
  readonly signal: AbortSignal;
}

/** Handles the message and returns why it failed, if it did. A count beyond the most means: it killed its consumers. */
async function attempt(
  { settings, handler, log }: WorkerParts,
  message: StoredMessage,
  count: number,
): Promise<string | undefined> {
  if (count > settings.maxAttempts) return `${settings.maxAttempts} attempts ended without an answer`;
  log("delivery", { messageId: message.id, key: message.key, attempt: count });
  try {
    await handler({ ...message, attempt: count });
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

async function fail(
  parts: WorkerParts,
  client: pg.ClientBase,
  message: StoredMessage,
  count: number,
  error: string,
): Promise<void> {
  const { settings, log } = parts;
  const about = { messageId: message.id, key: message.key };
  if (count < settings.maxAttempts) {
    const delayMs = backoffMs(settings.retryBaseMs, count);
    await delayMessage(client, message, delayMs);
    return log("retry-scheduled", { ...about, attempt: count, delayMs });
  }
  const attempts = Math.min(count, settings.maxAttempts);
  await buryMessage(client, message, attempts, error);
  log("dead-lettered", { ...about, attempts, error });
}

/** Handles one message inside the transaction that locks it: a consumer that dies lets go of it at once. */
async function handleNext(parts: WorkerParts, shard: number): Promise<boolean> {
  const { pool, settings } = parts;
  return inTransaction(pool, async (client) => {
    const message = await lockNext(client, settings.name, shard);
    if (message === undefined) return false;
    const count = await countAttempt(pool, message);
    const error = await attempt(parts, message, count);
    if (error === undefined) await deleteMessage(client, message);
    else await fail(parts, client, message, count, error);
    return true;
  });
}

/** Works on one shard until the signal; ends after the message in hand. */
export async function workOnShard(parts: WorkerParts, shard: number): Promise<void> {
  while (!parts.signal.aborted) {
    try {
      if (!(await handleNext(parts, shard))) await parts.wakeUp.wait(shard, pollMs, parts.signal);
    } catch (error) {
      parts.log("broker-unreachable", { error: messageOf(error) });
      await delay(500);
    }
  }
}
