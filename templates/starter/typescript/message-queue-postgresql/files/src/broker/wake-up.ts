import { EventEmitter, once } from "node:events";
import pg from "pg";
import { messageOf, type Log } from "../telemetry/log.ts";

/** Ends the wait of workers early when a message came. Only a hint: workers look by themselves every so often. */
export class WakeUp {
  readonly #emitter = new EventEmitter();
  readonly #client: pg.Client;

  private constructor(client: pg.Client, log: Log) {
    this.#client = client;
    this.#emitter.setMaxListeners(0);
    client.on("notification", ({ payload }) => this.#emitter.emit(payload ?? ""));
    client.on("error", (error) => log("listening-ended", { error: messageOf(error) }));
  }

  static async open(connectionString: string, channel: string, log: Log): Promise<WakeUp> {
    const client = new pg.Client({ connectionString });
    await client.connect();
    await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    return new WakeUp(client, log);
  }

  /** Waits for a message of the shard, the time, or the signal. */
  async wait(shard: number, longestMs: number, signal: AbortSignal): Promise<void> {
    const first = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
    await once(this.#emitter, String(shard), { signal: first }).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}
