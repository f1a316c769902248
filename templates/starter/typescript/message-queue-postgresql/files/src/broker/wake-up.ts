import { EventEmitter, once } from "node:events";
import pg from "pg";
import { messageOf, type Log } from "../telemetry/log.ts";

const reconnectMs = 1000;

/** Ends the wait of workers early when a message came. Only a hint: workers look by themselves every so often. */
export class WakeUp {
  readonly #emitter = new EventEmitter();
  readonly #connectionString: string;
  readonly #channel: string;
  readonly #log: Log;
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  private constructor(connectionString: string, channel: string, log: Log) {
    this.#emitter.setMaxListeners(0);
    this.#connectionString = connectionString;
    this.#channel = channel;
    this.#log = log;
  }

  static async open(connectionString: string, channel: string, log: Log): Promise<WakeUp> {
    const wakeUp = new WakeUp(connectionString, channel, log);
    await wakeUp.#listen();
    return wakeUp;
  }

  /** Waits for a message of the shard, the time, or the signal. */
  async wait(shard: number, longestMs: number, signal: AbortSignal): Promise<void> {
    const first = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
    await once(this.#emitter, String(shard), { signal: first }).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#client?.end();
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#connectionString });
    client.on("notification", ({ payload }) => this.#emitter.emit(payload ?? ""));
    client.on("error", (error) => this.#log("listening-ended", { error: messageOf(error) }));
    await client.connect();
    if (this.#closed) return client.end();
    client.once("end", () => this.#listenLater());
    await client.query(`LISTEN ${pg.escapeIdentifier(this.#channel)}`);
    this.#client = client;
  }

  #listenLater(): void {
    if (this.#closed) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#listen().catch(() => this.#listenLater()), reconnectMs);
  }
}
