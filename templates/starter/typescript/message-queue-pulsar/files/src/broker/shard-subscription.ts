import { Lanes, type Settlement } from "../messaging/lanes.ts";
import type { Handler, Message, QueueSettings } from "../messaging/message-queue.ts";
import type { Log } from "../telemetry/log.ts";
import type { Admin } from "./admin.ts";
import { AttemptCounts } from "./attempt-counts.ts";
import { toMessage, toOutgoing, type Incoming } from "./messages.ts";
import { Producer } from "./producer.ts";
import { closeSocket, consumerUrl, onJson, openSocket } from "./socket.ts";
import { subscription, type Topics } from "./topics.ts";

/** What may wait in memory for a failing message of its key, per shard, before other keys wait too. */
const mostHeld = 1000;

export interface Parts {
  readonly url: string;
  readonly admin: Admin;
  readonly topics: Topics;
  readonly settings: QueueSettings;
  readonly handler: Handler;
  readonly log: Log;
  readonly onBroken: (error: unknown) => void;
}

/**
 * Feeds the lanes with the messages of one shard, for as long as this process owns it. An exclusive subscription refuses a
 * second consumer; when the first one goes, what it did not acknowledge is sent to the next one, in order.
 */
export class ShardSubscription {
  readonly #socket: WebSocket;
  readonly #lanes: Lanes;
  readonly #dead: Producer;
  readonly #attempts: Producer;
  readonly #counts: Promise<AttemptCounts>;
  readonly #held = new Set<string>();

  private constructor(parts: Parts, shard: number, socket: WebSocket) {
    const { url, topics, admin, onBroken } = parts;
    this.#socket = socket;
    this.#lanes = new Lanes({ ...parts, onUnsettled: onBroken });
    this.#dead = new Producer(url, topics.dead);
    this.#attempts = new Producer(url, topics.attempts(shard));
    // Read only now: whoever owned the shard before has written its last.
    this.#counts = admin
      .lastMessage(topics.attempts(shard))
      .then((last) => new AttemptCounts(last, (payload) => this.#attempts.send({ payload })));
    this.#counts.catch(onBroken);
    onJson<Incoming>(socket, (message) => this.#take(message));
    socket.addEventListener("close", () => onBroken(new Error(`The connection of shard ${shard} ended`)));
  }

  /** Errors: somebody else has the shard, or the broker is away. */
  static async open(parts: Parts, shard: number): Promise<ShardSubscription> {
    const options = { subscriptionType: "Exclusive", receiverQueueSize: String(mostHeld) };
    const url = consumerUrl(parts.url, parts.topics.shard(shard), subscription, options);
    return new ShardSubscription(parts, shard, await openSocket(url));
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Finishes what is being handled and gives the shard up: the rest is sent to its next owner. */
  async release(): Promise<void> {
    await this.#lanes.stop();
    await closeSocket(this.#socket);
    await Promise.all([this.#attempts.close(), this.#dead.close()]);
  }

  /** After a break between broker and WebSocket service the broker sends again what is held here already. */
  #take(incoming: Incoming): void {
    if (this.#held.has(incoming.messageId)) return;
    this.#held.add(incoming.messageId);
    const message = toMessage(incoming);
    this.#lanes.add(message, this.#settlement(incoming.messageId, message));
  }

  #settlement(id: string, message: Message): Settlement {
    return {
      countAttempt: async () => {
        if (!this.isOpen) throw new Error("The connection that brought the message ended");
        return (await this.#counts).begin(id);
      },
      acknowledge: () => this.#acknowledge(id),
      deadLetter: async (attempts, error) => {
        await this.#dead.send(toOutgoing(message, { attempts: String(attempts), error }));
        await this.#acknowledge(id);
      },
    };
  }

  async #acknowledge(messageId: string): Promise<void> {
    this.#socket.send(JSON.stringify({ messageId }));
    this.#held.delete(messageId);
    (await this.#counts).forget(messageId);
  }
}
