import { randomUUID } from "node:crypto";
import { closeSocket, onJson, openSocket } from "./socket.ts";

/** What is sent to a topic. */
export interface Outgoing {
  readonly payload: string;
  readonly key?: string;
  readonly properties?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly result: string;
  readonly errorMsg?: string;
  readonly context: string;
}

/** Sends to one topic; connects with the first message, and again after a break. */
export class Producer {
  readonly #url: string;
  readonly #waiting = new Map<string, PromiseWithResolvers<void>>();
  #socket: Promise<WebSocket> | undefined;

  constructor(url: string, topic: string) {
    this.#url = `${url.replace(/^http/, "ws")}/ws/v2/producer/${topic}`;
  }

  /** Resolves when the broker has confirmed that it stored the message. */
  async send({ payload, ...message }: Outgoing): Promise<void> {
    const socket = await (this.#socket ??= this.#connect());
    const context = randomUUID();
    const answer = Promise.withResolvers<void>();
    this.#waiting.set(context, answer);
    socket.send(JSON.stringify({ ...message, context, payload: Buffer.from(payload).toString("base64") }));
    await answer.promise;
  }

  async close(): Promise<void> {
    const socket = await this.#socket?.catch(() => undefined);
    if (socket !== undefined) await closeSocket(socket);
  }

  async #connect(): Promise<WebSocket> {
    try {
      const socket = await openSocket(this.#url);
      onJson<Answer>(socket, (answer) => this.#settle(answer));
      socket.addEventListener("close", () => this.#lose());
      return socket;
    } catch (error) {
      this.#socket = undefined;
      throw error;
    }
  }

  #settle({ context, result, errorMsg }: Answer): void {
    const answer = this.#waiting.get(context);
    this.#waiting.delete(context);
    if (result === "ok") answer?.resolve();
    else answer?.reject(new Error(`Not confirmed: ${errorMsg ?? result}`));
  }

  #lose(): void {
    this.#socket = undefined;
    for (const answer of this.#waiting.values()) answer.reject(new Error("The connection broke"));
    this.#waiting.clear();
  }
}
