import type { Breakage } from "../lib/breakage.ts";

export const breakage: Breakage = {
  breaks: "A message counts as published before the broker has confirmed it",
  language: "typescript",
  file: "src/application/outbox.ts",
  from: "this.#queue.publish({ ...message, headers: { ...message.headers, ...traceHeaders() } }),",
  to: "void this.#queue.publish({ ...message, headers: { ...message.headers, ...traceHeaders() } }).catch(() => undefined),",
  turnsRed: "broker-restart",
};
