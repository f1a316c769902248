import type { DeadLetter, Message } from "../messaging/message-queue.ts";
import type { Outgoing } from "./producer.ts";

/** A message as the broker sends it. */
export interface Incoming {
  readonly messageId: string;
  readonly payload: string;
  readonly key?: string;
  readonly properties: Readonly<Record<string, string>>;
}

const ours = ["message-id", "attempts", "error"];

export function toOutgoing(message: Message, more: Readonly<Record<string, string>> = {}): Outgoing {
  const properties = { ...message.headers, ...more, "message-id": message.id };
  return { payload: message.body, key: message.key, properties };
}

export function toMessage({ payload, key = "", properties }: Incoming): Message {
  const headers = Object.fromEntries(Object.entries(properties).filter(([name]) => !ours.includes(name)));
  const body = Buffer.from(payload, "base64").toString("utf8");
  return { id: properties["message-id"] ?? "", key, body, headers };
}

export function toDeadLetter(incoming: Incoming): DeadLetter {
  const { attempts, error = "unknown" } = incoming.properties;
  return { ...toMessage(incoming), attempts: Number(attempts), error };
}
