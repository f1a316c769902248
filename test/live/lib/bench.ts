import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  attemptsOf,
  parseDeadLetters,
  parseEffects,
  parseSpans,
  type AppliedEffect,
  type DeadLetter,
} from "./contract.ts";
import type { Attempt } from "./history.ts";
import { OrdersClient } from "./orders-client.ts";
import type { Span } from "./spans.ts";
import type { StarterProcess } from "./starter-process.ts";
import type { StarterProject } from "./starter-project.ts";
import { waitUntil } from "./wait-until.ts";

const START_LIMIT = 30_000;
const STOP_LIMIT = 20_000;

export interface BenchPlace {
  /** Empty, for logs, traces and the durable stores. */
  folder: string;
  /** What every process of the starter is told: the broker's URL first of all. */
  env: NodeJS.ProcessEnv;
}

/** The two processes of a starter with a durable store of their own: what one check works on. */
export class Bench {
  readonly #project: StarterProject;
  readonly #place: BenchPlace;
  readonly #consumers: StarterProcess[] = [];
  readonly #all: StarterProcess[] = [];

  constructor(project: StarterProject, place: BenchPlace) {
    this.#project = project;
    this.#place = { ...place, env: { ...place.env, DATA_DIR: join(place.folder, "data") } };
  }

  #launch(service: "orders" | "fulfilment", name: string, env: NodeJS.ProcessEnv): StarterProcess {
    const { folder, env: common } = this.#place;
    const traceFile = join(folder, `${name}.spans.jsonl`);
    const launched = this.#project.launch(service, {
      name,
      logFile: join(folder, `${name}.log`),
      env: { ...common, TRACE_FILE: traceFile, ...env },
    });
    this.#all.push(launched);
    return launched;
  }

  /** Starts the orders service and resolves when it listens. */
  async startOrders(env: NodeJS.ProcessEnv = {}): Promise<OrdersClient> {
    const orders = this.#launch("orders", "orders", { PORT: "0", ...env });
    const { port } = await orders.sees("listening", ({ event }) => event === "listening", START_LIMIT);
    return new OrdersClient(`http://127.0.0.1:${String(port)}`);
  }

  /** Starts a consumer. */
  launchFulfilment(name: string, env: NodeJS.ProcessEnv = {}): StarterProcess {
    const consumer = this.#launch("fulfilment", name, env);
    this.#consumers.push(consumer);
    return consumer;
  }

  /** Starts a consumer and resolves when it is subscribed. */
  async startFulfilment(name: string, env: NodeJS.ProcessEnv = {}): Promise<StarterProcess> {
    const consumer = this.launchFulfilment(name, env);
    await consumer.sees("ready", ({ event }) => event === "ready", START_LIMIT);
    return consumer;
  }

  /** All attempts of all consumers so far, by their start. */
  attempts(): Attempt[] {
    const all = this.#consumers.flatMap((consumer) => attemptsOf(consumer.name, consumer.lines()));
    return all.sort((a, b) => a.startedAt - b.startedAt);
  }

  /** What the durable store holds, in the order in which it took effect. */
  async effects(): Promise<AppliedEffect[]> {
    return parseEffects(await this.#project.run("effects", this.#place.env));
  }

  async deadLetters(): Promise<DeadLetter[]> {
    return parseDeadLetters(await this.#project.run("dead-letters", this.#place.env));
  }

  /** Waits until the durable store holds at least `count` effects. Errors: not within the milliseconds given. */
  async applied(count: number, within: number): Promise<AppliedEffect[]> {
    let latest: AppliedEffect[] = [];
    const enough = async () => (latest = await this.effects()).length >= count && latest;
    try {
      return await waitUntil(`${count} effects`, enough, { within, every: 250 });
    } catch (error) {
      throw new Error(`${(error as Error).message} The store holds ${latest.length}.`, { cause: error });
    }
  }

  /** The spans that all processes have exported so far; all of them, once they are stopped. */
  async spans(): Promise<Span[]> {
    const files = this.#all.map(({ name }) => join(this.#place.folder, `${name}.spans.jsonl`));
    const texts = await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => "")));
    return texts.flatMap(parseSpans);
  }

  /** Stops what still runs the orderly way. Errors: a process does not end, or not with exit code 0. */
  async close(): Promise<void> {
    for (const process of this.#all.filter(({ exit }) => exit === undefined)) {
      const { code } = await process.stop("SIGTERM", STOP_LIMIT);
      if (code !== 0) throw new Error(`Expected ${process.name} to end with code 0, found ${String(code)}.`);
    }
  }

  /** Kills what still runs; after a failed check there is nothing left to see. */
  async kill(): Promise<void> {
    await Promise.all(this.#all.map((process) => process.kill()));
  }
}
