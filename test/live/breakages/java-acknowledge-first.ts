import type { Breakage } from "../lib/breakage.ts";

export const breakage: Breakage = {
  breaks: "Messages are acknowledged before they are handled",
  language: "java",
  file: "src/main/java/com/example/orderflow/messaging/Lanes.java",
  from: "long delayMs = attempt(first.message, first.settlement);",
  to: `first.settlement.acknowledge();
            long delayMs = attempt(first.message, new Settlement() {
                @Override
                public int countAttempt() {
                    return first.settlement.countAttempt();
                }

                @Override
                public void acknowledge() {}

                @Override
                public void deadLetter(int attempts, String error) {}
            });`,
  turnsRed: "consumer-killed",
};
