export interface Message {
  /** Stays the same when the message is sent again: what the consumer recognises duplicates by. */
  readonly id: string;
  /** The ordering key: messages of one key are handled in the order they were published. */
  readonly key: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Delivery extends Message {
  /** 1 for the first; redeliveries after a crash and retries after an error both count. */
  readonly attempt: number;
}

export interface DeadLetter extends Message {
  readonly attempts: number;
  readonly error: string;
}

/** Handles one delivery; an error means: try again later. */
export type Handler = (delivery: Delivery) => Promise<void>;

export interface Consumer {
  /** Takes no more messages, finishes those in flight; the rest stays with the broker. */
  stop(): Promise<void>;
}

/**
 * The port to the broker. Delivery is at-least-once. Messages of one ordering key are handled one after another, also
 * across consumers; successors of a failing message wait for it, messages of other keys pass.
 */
export interface MessageQueue {
  /** Resolves when the broker has confirmed that it stored the message; an error means: unknown, send again. */
  publish(message: Message): Promise<void>;
  consume(handler: Handler): Promise<Consumer>;
  deadLetters(): Promise<readonly DeadLetter[]>;
  close(): Promise<void>;
}

export interface QueueSettings {
  readonly name: string;
  readonly shards: number;
  readonly maxAttempts: number;
  readonly retryBaseMs: number;
  readonly leaseMs: number;
}
