import { headers as newHeaders, type MsgHdrs } from "@nats-io/transport-node";
import type { DeadLetter, Message } from "../messaging/message-queue.ts";

interface Received {
  readonly headers?: MsgHdrs | undefined;
  string(): string;
}

const ours = ["Nats-Msg-Id", "Ordering-Key", "Attempts", "Dead-Reason"];

/** The id goes into `Nats-Msg-Id`: the server stores one message of an id, also when it was sent again. */
export function toHeaders(message: Message, more: Readonly<Record<string, string>> = {}): MsgHdrs {
  const headers = newHeaders();
  const all = { ...message.headers, "Nats-Msg-Id": message.id, "Ordering-Key": message.key, ...more };
  for (const [name, value] of Object.entries(all)) headers.set(name, value);
  return headers;
}

function ownHeaders(headers: MsgHdrs | undefined): Record<string, string> {
  const names = headers?.keys().filter((name) => !ours.includes(name)) ?? [];
  return Object.fromEntries(names.map((name) => [name, headers?.get(name) ?? ""]));
}

export function toMessage(received: Received): Message {
  const { headers } = received;
  return {
    id: headers?.get("Nats-Msg-Id") ?? "",
    key: headers?.get("Ordering-Key") ?? "",
    body: received.string(),
    headers: ownHeaders(headers),
  };
}

/** A header is one line, and the reason of a failure may have more. */
export const deadHeaders = (attempts: number, error: string): Record<string, string> => ({
  Attempts: String(attempts),
  "Dead-Reason": encodeURIComponent(error),
});

export function toDeadLetter(received: Received): DeadLetter {
  const attempts = Number(received.headers?.get("Attempts"));
  const error = decodeURIComponent(received.headers?.get("Dead-Reason") ?? "unknown");
  return { ...toMessage(received), attempts, error };
}
