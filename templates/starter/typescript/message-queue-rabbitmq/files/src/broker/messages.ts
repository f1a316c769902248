import type { Message as AmqpMessage } from "amqplib";
import type { DeadLetter, Message } from "../messaging/message-queue.ts";

const ours = ["ordering-key", "attempts", "error"];

function textHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const entries = Object.entries(headers).filter(
    ([name, value]) => typeof value === "string" && !ours.includes(name),
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

export function toMessage({ properties, content }: AmqpMessage): Message {
  const headers: Readonly<Record<string, unknown>> = properties.headers ?? {};
  return {
    id: String(properties.messageId),
    key: String(headers["ordering-key"]),
    body: content.toString("utf8"),
    headers: textHeaders(headers),
  };
}

/** Dead letters come from the consumer, which says why, or from the broker's delivery limit. */
export function toDeadLetter(message: AmqpMessage): DeadLetter {
  const headers: Readonly<Record<string, unknown>> = message.properties.headers ?? {};
  const deliveries = Number(headers["x-delivery-count"] ?? 0) + 1;
  return {
    ...toMessage(message),
    attempts: Number(headers["attempts"] ?? deliveries),
    error: String(headers["error"] ?? headers["x-first-death-reason"] ?? "unknown"),
  };
}
