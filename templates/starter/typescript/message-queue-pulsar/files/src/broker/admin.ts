import type { QueueSettings } from "../messaging/message-queue.ts";
import { subscription, topicsOf } from "./topics.ts";

interface Call {
  readonly method?: "GET" | "PUT" | "POST";
  readonly body?: unknown;
  /** Answers that are as good as a success. */
  readonly accept?: readonly number[];
}

const isThere = 409;
const isAbsent = 404;

/** What is kept though no subscription waits for it: everything, or the newest megabytes. */
const keepAll = { retentionTimeInMinutes: -1, retentionSizeInMB: -1 };
const keepSome = { retentionTimeInMinutes: -1, retentionSizeInMB: 16 };

/** Calls the REST interface of the broker. */
export class Admin {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async #call(path: string, { method = "GET", body, accept = [] }: Call = {}): Promise<Response> {
    const headers = { "content-type": "application/json" };
    const request = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(`${this.#url}/admin/v2/${path}`, request);
    if (response.ok || accept.includes(response.status)) return response;
    throw new Error(`Pulsar answered ${response.status} to ${method} ${path}: ${await response.text()}`);
  }

  /** Creates what is not there. A subscription keeps messages from the first on: without one they would be dropped. */
  async createTopics({ name, shards }: QueueSettings): Promise<void> {
    const topics = topicsOf(name);
    const put = (path: string, body?: unknown) => this.#call(path, { method: "PUT", body, accept: [isThere] });
    await put(`${topics.partitioned}/partitions`, shards);
    await put(`${topics.partitioned}/subscription/${subscription}`, "earliest");
    await put(topics.members);
    await this.#createKept(topics.dead, keepAll);
    for (let shard = 0; shard < shards; shard++) await this.#createKept(topics.attempts(shard), keepSome);
  }

  async #createKept(topic: string, retention: object): Promise<void> {
    await this.#call(topic, { method: "PUT", accept: [isThere] });
    await this.#call(`${topic}/retention`, { method: "POST", body: retention });
  }

  /** The consumers of the topic's one subscription. */
  async countConsumers(topic: string): Promise<number> {
    const stats = (await (await this.#call(`${topic}/stats`)).json()) as {
      subscriptions: Record<string, { consumers: unknown[] }>;
    };
    return stats.subscriptions[subscription]?.consumers.length ?? 0;
  }

  async countMessages(topic: string): Promise<number> {
    const stats = (await (await this.#call(`${topic}/internalStats`)).json()) as { numberOfEntries: number };
    return stats.numberOfEntries;
  }

  /** The body of the topic's last message. */
  async lastMessage(topic: string): Promise<string | undefined> {
    if ((await this.countMessages(topic)) === 0) return undefined;
    const last = "examinemessage?initialPosition=latest&messagePosition=1";
    const response = await this.#call(`${topic}/${last}`, { accept: [isAbsent] });
    return response.ok ? await response.text() : undefined;
  }
}
