import type { Breakage } from "../lib/breakage.ts";

export const breakage: Breakage = {
  breaks: "A message counts as published before the broker has confirmed it",
  language: "java",
  file: "src/main/java/com/example/orderflow/application/Outbox.java",
  from: "Spans.in(span, () -> queue.publish(withActiveTrace(message)));",
  to: `Spans.in(span, () -> {
            Message sent = withActiveTrace(message);
            java.util.concurrent.CompletableFuture.runAsync(() -> queue.publish(sent));
        });`,
  turnsRed: "broker-restart",
};
