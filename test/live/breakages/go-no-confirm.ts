import type { Breakage } from "../lib/breakage.ts";

export const breakage: Breakage = {
  breaks: "A message counts as published before the broker has confirmed it",
  language: "go",
  file: "internal/application/outbox.go",
  from: "return o.queue.Publish(ctx, sent)",
  to: "go o.queue.Publish(ctx, sent)\n\t\treturn nil",
  turnsRed: "broker-restart",
};
